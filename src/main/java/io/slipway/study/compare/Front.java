package io.slipway.study.compare;

import io.slipway.study.figure.Figure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The policies that no other one makes pointless (Pareto). A policy is dominated when another is better on one of the figures beyond
 * noise, and on none has a worse mean.
 *
 * @param figures what is weighed against each other
 * @param dominated who is dominated, and by whom
 */
public record Front(List<Figure> figures, Map<Integer, Integer> dominated) {

    public static Front of(Comparison comparison, List<Figure> figures) {
        int size = comparison.contenders().size();
        Map<Integer, Integer> dominated = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            int one = i;
            Optional<Integer> by = IntStream.range(0, size)
                    .filter(better -> better != one && dominates(comparison, figures, better, one))
                    .boxed()
                    .findFirst();
            by.ifPresent(other -> dominated.put(one, other));
        }
        return new Front(figures, dominated);
    }

    private static boolean dominates(Comparison comparison, List<Figure> figures, int better, int worse) {
        boolean proven = false;
        for (Figure figure : figures) {
            boolean comparable = comparison.estimate(better, figure).n() > 0
                    && comparison.estimate(worse, figure).n() > 0;
            if (!comparable
                    || comparison.estimate(better, figure).mean()
                            > comparison.estimate(worse, figure).mean()) {
                return false;
            }
            Difference difference = comparison.difference(figure, better, worse);
            proven |= difference.isResolved() && difference.mean(better) < 0;
        }
        return proven;
    }

    /** Who dominates a policy. */
    public int by(int contender) {
        return Optional.ofNullable(dominated.get(contender)).orElseThrow();
    }

    /** Whether a policy is on the front. */
    public boolean has(int contender) {
        return !dominated.containsKey(contender);
    }
}
