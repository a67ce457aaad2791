package io.slipway.judge.metric;

import java.util.Arrays;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/** How the size of a change is told. */
public enum Measure {
    /** The mean of the candidate over that of the baseline; none if either is zero. */
    MEAN_RATIO(1.0) {
        @Override
        double of(double[] baseline, double[] candidate) {
            double from = Arrays.stream(baseline).average().orElse(0);
            double to = Arrays.stream(candidate).average().orElse(0);
            return from == 0 || to == 0 ? Double.NaN : to / from;
        }
    },
    /** The share of pairs in which the candidate is higher, a tie counting half (Vargha and Delaney 2000). */
    CLES(0.5) {
        @Override
        double of(double[] baseline, double[] candidate) {
            double pairs = (double) baseline.length * candidate.length;
            return MannWhitneyUTest.withDefaults().statistic(candidate, baseline) / pairs;
        }
    };

    private final double neutral;

    Measure(double neutral) {
        this.neutral = neutral;
    }

    /** What no change comes to. */
    public double neutral() {
        return neutral;
    }

    abstract double of(double[] baseline, double[] candidate);
}
