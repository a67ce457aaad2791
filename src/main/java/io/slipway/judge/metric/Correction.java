package io.slipway.judge.metric;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Keeps chance from finding something when many metrics are looked at. The family is all metrics of one judgement that count. */
public enum Correction {
    NONE {
        @Override
        double factor(int rank, int family) {
            return 1;
        }
    },
    /** The chance of even one false alarm stays under alpha (Holm 1979). */
    HOLM {
        @Override
        double factor(int rank, int family) {
            return family - rank;
        }
    },
    /** Of the alarms at most the part alpha is false on average (Benjamini and Hochberg 1995). */
    BENJAMINI_HOCHBERG {
        @Override
        double factor(int rank, int family) {
            return (double) family / (rank + 1);
        }
    };

    /** What the p-value of a rank, counted from the smallest, is multiplied with. */
    abstract double factor(int rank, int family);

    /**
     * The p-values to hold against alpha.
     *
     * @param family at least as many as there are p-values; metrics without one take part with 1
     */
    double[] adjusted(double[] values, int family) {
        List<Integer> order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .toList();
        double[] adjusted = new double[values.length];
        for (int rank = 0; rank < values.length; rank++) {
            int i = order.get(rank);
            adjusted[i] = Math.min(1, values[i] * factor(rank, family));
        }
        keepInOrder(adjusted, order);
        return adjusted;
    }

    /** Stepping up from the smallest (Holm) or down from the greatest (Benjamini and Hochberg), so that order is kept. */
    private void keepInOrder(double[] adjusted, List<Integer> order) {
        for (int step = 1; step < adjusted.length; step++) {
            int rank = this == BENJAMINI_HOCHBERG ? adjusted.length - 1 - step : step;
            int neighbour = order.get(this == BENJAMINI_HOCHBERG ? rank + 1 : rank - 1);
            int i = order.get(rank);
            adjusted[i] = this == BENJAMINI_HOCHBERG
                    ? Math.min(adjusted[i], adjusted[neighbour])
                    : this == HOLM ? Math.max(adjusted[i], adjusted[neighbour]) : adjusted[i];
        }
    }
}
