package io.slipway.judge.metric;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The weighted score of Kayenta's judge: in each group the percentage of metrics that pass among those with data, a group without
 * any counting full; zero in all if a critical metric fails, or if half of the metrics or more have no data.
 *
 * @param total 0 to 100
 * @param groups their own scores; a group without data has none
 */
public record Score(double total, Map<String, Double> groups) {

    private static final double FULL = 100;

    /** One metric, as the score sees it. */
    record Mark(String group, Label label, boolean failsAlone) {}

    public Score {
        groups = Collections.unmodifiableMap(new TreeMap<>(groups));
    }

    static Score of(List<Mark> marks, Map<String, Double> weights) {
        Map<String, List<Mark>> byGroup =
                marks.stream().collect(Collectors.groupingBy(Mark::group, TreeMap::new, Collectors.toList()));
        Map<String, Double> scores = new TreeMap<>();
        byGroup.forEach((group, members) -> {
            if (count(members, Label.NODATA) < members.size()) {
                scores.put(group, share(members));
            }
        });
        boolean none = marks.stream().anyMatch(Mark::failsAlone) || 2 * count(marks, Label.NODATA) >= marks.size();
        return new Score(none ? 0 : rounded(total(byGroup.keySet().stream().toList(), scores, weights)), scores);
    }

    private static double share(List<Mark> members) {
        long known = members.size() - count(members, Label.NODATA);
        return count(members, Label.PASS) * FULL / known;
    }

    private static double total(List<String> groups, Map<String, Double> scores, Map<String, Double> weights) {
        double given =
                weights.values().stream().mapToDouble(Double::doubleValue).sum();
        long others =
                groups.stream().filter(group -> !weights.containsKey(group)).count();
        Function<String, Double> weight = group -> weights.getOrDefault(group, (FULL - given) / Math.max(1, others));
        return groups.stream()
                .mapToDouble(group -> scores.getOrDefault(group, FULL) * weight.apply(group) / FULL)
                .sum();
    }

    private static long count(List<Mark> marks, Label label) {
        return marks.stream().filter(mark -> mark.label() == label).count();
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
