package io.slipway.study.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The mean difference of two policies over the same replications.
 *
 * @param estimate of the differences
 * @param differing pairs that differ at all
 * @param p of the two-sided t-test against no difference; 1 while fewer than {@value #DIFFERING_LEAST} pairs differ
 */
public record PairedDifference(Estimate estimate, int differing, double p) {

    /**
     * With so many pairs that differ, all in one direction, the sign test and the t-test agree to the digit that counts; with fewer
     * the t-test finds too much in differences that are nearly always zero.
     */
    public static final int DIFFERING_LEAST = 10;

    /** The chance to resolve the difference with the number of pairs that is asked for. */
    private static final double POWER = 0.8;

    /** @param differences one for each replication that has both values */
    public static PairedDifference of(double... differences) {
        int differing = 0;
        for (double difference : differences) {
            differing += difference == 0 ? 0 : 1;
        }
        Estimate estimate = Estimate.of(differences);
        return new PairedDifference(estimate, differing, differing < DIFFERING_LEAST ? 1 : estimate.pValue());
    }

    /** Whether every pair is equal. */
    public boolean isNone() {
        return differing == 0;
    }

    /**
     * About how many pairs in all would resolve a difference as large as the one seen, in four of five studies; infinite if none was
     * seen.
     *
     * @param level of the test: what is left of 5 % after the correction
     */
    public double pairsNeeded(double level) {
        if (differing == 0 || estimate.mean() == 0) {
            return Double.POSITIVE_INFINITY;
        }
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double z = normal.inverseSurvivalProbability(level / 2) + normal.inverseCumulativeProbability(POWER);
        double ratio = z * estimate.deviation() / estimate.mean();
        double enoughDiffering = (double) DIFFERING_LEAST * estimate.n() / differing;
        return Math.max(ratio * ratio, enoughDiffering);
    }
}
