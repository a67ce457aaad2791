package io.slipway.study.statistics;

import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean with its 95 % interval by Student's t: exact for normal values, and by the central limit theorem close for the means of many
 * others. It needs independent values.
 *
 * @param n how many values; 0 leaves the mean at 0
 * @param deviation standard deviation of the values
 */
public record Estimate(int n, double mean, double deviation, Interval interval) {

    private static final double TAIL = 0.025;

    public static Estimate of(double... values) {
        int n = values.length;
        if (n == 0) {
            return new Estimate(0, 0, 0, Interval.ALL);
        }
        double mean = Mean.of(values).getAsDouble();
        if (n == 1) {
            return new Estimate(1, mean, 0, Interval.ALL);
        }
        double deviation = StandardDeviation.of(values).getAsDouble();
        double half = TDistribution.of(n - 1).inverseSurvivalProbability(TAIL) * deviation / Math.sqrt(n);
        return new Estimate(n, mean, deviation, new Interval(mean - half, mean + half));
    }

    /** The chance of a mean at least so far from zero, on either side, if the true one is zero. */
    double pValue() {
        if (n < 2 || mean == 0) {
            return 1;
        }
        double t = mean / (deviation / Math.sqrt(n));
        return 2 * TDistribution.of(n - 1).survivalProbability(Math.abs(t));
    }
}
