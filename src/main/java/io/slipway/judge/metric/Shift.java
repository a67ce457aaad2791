package io.slipway.judge.metric;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.rootfinder.BrentSolver;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.ranking.NaturalRanking;

/**
 * By how much the candidate lies above the baseline: the estimate of Hodges and Lehmann (1963) with its interval, found by inverting
 * the rank test of Mann and Whitney (1947) in its normal approximation with correction for ties and continuity, as R's
 * {@code wilcox.test(conf.int = TRUE, exact = FALSE)} does it. The library has the test, not the interval.
 */
public record Shift(double low, double estimate, double high) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * Of two samples that are not empty.
     *
     * @param confidence of the interval, two-sided
     * @param resolution to which its ends are searched, in the unit of the metric
     */
    static Shift of(double[] candidate, double[] baseline, double confidence, double resolution) {
        double from = min(candidate) - max(baseline);
        double to = max(candidate) - min(baseline);
        if (isConstant(candidate) && isConstant(baseline)) {
            return new Shift(from, from, from);
        }
        double z = -NORMAL.inverseCumulativeProbability((1 - confidence) / 2);
        return new Shift(
                end(candidate, baseline, z, resolution),
                zero(shift -> excess(shift, candidate, baseline), from, to, resolution),
                end(candidate, baseline, -z, resolution));
    }

    private static double end(double[] candidate, double[] baseline, double z, double resolution) {
        double from = min(candidate) - max(baseline);
        double to = max(candidate) - min(baseline);
        if (excess(from, candidate, baseline) - z <= 0) {
            return from;
        } else if (excess(to, candidate, baseline) - z >= 0) {
            return to;
        }
        return zero(shift -> excess(shift, candidate, baseline) - z, from, to, resolution);
    }

    /** Where a falling step function crosses zero, to within a resolution. */
    private static double zero(DoubleUnaryOperator falling, double from, double to, double resolution) {
        return new BrentSolver(Math.ulp(1.0), resolution, Double.MIN_VALUE).findRoot(falling, from, to);
    }

    /** The rank sum of the candidate, moved down by a shift, above what it would be without a difference; in standard deviations. */
    static double excess(double shift, double[] candidate, double[] baseline) {
        double m = candidate.length;
        double n = baseline.length;
        double[] all = new double[candidate.length + baseline.length];
        for (int i = 0; i < candidate.length; i++) {
            all[i] = candidate[i] - shift;
        }
        System.arraycopy(baseline, 0, all, candidate.length, baseline.length);
        double[] ranks = new NaturalRanking().apply(all);
        double excess = Arrays.stream(ranks, 0, candidate.length).sum() - m * (m + 1) / 2 - m * n / 2;
        double variance = m * n / 12 * (m + n + 1 - tieTerm(ranks) / ((m + n) * (m + n - 1)));
        return variance <= 0 ? 0 : (excess - Math.signum(excess) / 2) / Math.sqrt(variance);
    }

    /** The sum of t cubed minus t over all groups of t equal ranks. */
    private static double tieTerm(double[] ranks) {
        double[] sorted = ranks.clone();
        Arrays.sort(sorted);
        double term = 0;
        int begin = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[begin]) {
                double tied = i - begin;
                term += tied * tied * tied - tied;
                begin = i;
            }
        }
        return term;
    }

    static boolean isConstant(double[] values) {
        return min(values) == max(values);
    }

    static double min(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    static double max(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }
}
