package io.slipway.judge.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How often each classification came up, with the first examples of each but match, whatever order they come in. */
public final class Counts {

    /** Examples kept of each classification. */
    public static final int EXAMPLES = 3;

    private static final Comparator<Example> BY_LINE =
            Comparator.comparingLong(example -> example.sample().line());

    private final Map<Classification, Long> counts = new EnumMap<>(Classification.class);
    private final Map<Classification, List<Example>> examples = new EnumMap<>(Classification.class);

    void add(Sample sample, Classification classification, Discrepancy discrepancy) {
        counts.merge(classification, 1L, Long::sum);
        if (classification != Classification.MATCH) {
            keep(examples.computeIfAbsent(classification, first -> new ArrayList<>()), sample, discrepancy);
        }
    }

    private static void keep(List<Example> kept, Sample sample, Discrepancy discrepancy) {
        boolean full = kept.size() == EXAMPLES;
        if (full && kept.get(EXAMPLES - 1).sample().line() < sample.line()) {
            return;
        }
        if (full) {
            kept.remove(EXAMPLES - 1);
        }
        kept.add(new Example(sample, discrepancy));
        kept.sort(BY_LINE);
    }

    public long of(Classification classification) {
        return counts.getOrDefault(classification, 0L);
    }

    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Comparisons that tell something. */
    public long conclusive() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().isConclusive())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** At most {@value #EXAMPLES}, those with the lowest lines. */
    public List<Example> examples(Classification classification) {
        return List.copyOf(examples.getOrDefault(classification, List.of()));
    }
}
