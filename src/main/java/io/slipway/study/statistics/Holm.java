package io.slipway.study.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Keeps the chance of even one false finding in a family of tests under its level (Holm 1979). */
public final class Holm {

    private Holm() {}

    /** The p-values to hold against the level, in the order of those given; the family is all of them. */
    public static double[] adjusted(double... values) {
        List<Integer> order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .toList();
        double[] adjusted = new double[values.length];
        double floor = 0;
        for (int rank = 0; rank < values.length; rank++) {
            int i = order.get(rank);
            floor = Math.max(floor, Math.min(1, values[i] * (values.length - rank)));
            adjusted[i] = floor;
        }
        return adjusted;
    }
}
