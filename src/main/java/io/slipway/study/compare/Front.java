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
                    .filter(other -> other != one && dominates(comparison, figures, other, one))
                    .boxed()
                    .findFirst();
            by.ifPresent(other -> dominated.put(one, other));
        }
        return new Front(figures, dominated);
    }

    private static boolean dominates(Comparison comparison, List<Figure> figures, int one, int other) {
        boolean better = false;
        for (Figure figure : figures) {
            boolean comparable = comparison.estimate(one, figure).n() > 0
                    && comparison.estimate(other, figure).n() > 0;
            if (!comparable
                    || comparison.estimate(one, figure).mean()
                            > comparison.estimate(other, figure).mean()) {
                return false;
            }
            Difference difference = comparison.difference(figure, one, other);
            better |= difference.isResolved() && difference.mean(one) < 0;
        }
        return better;
    }

    /** Whether a policy is on the front. */
    public boolean has(int contender) {
        return !dominated.containsKey(contender);
    }
}
