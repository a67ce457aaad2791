package io.slipway.study.gates;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The best test of fixed size that is told beforehand which metric to look at and which two ratios to tell apart: it compares the
 * logarithm of the ratio of the two rates with its standard error (Lehmann and Romano, "Testing Statistical Hypotheses", for large
 * counts). Enough data is what it needs to be wrong no more often than the judge may be.
 */
final class OptimalTest {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final double needed;

    /**
     * @param one a ratio of rates
     * @param other the ratio to tell from it
     * @param alpha chance to take the first for the second
     * @param beta chance to take the second for the first
     */
    OptimalTest(double one, double other, double alpha, double beta) {
        double errors = NORMAL.inverseSurvivalProbability(alpha) + NORMAL.inverseSurvivalProbability(beta);
        double apart = Math.abs(Math.log(other / one));
        this.needed = Math.pow(errors / apart, 2);
    }

    /** How much of what it needs these trials give: 1 is enough. It grows in proportion to both numbers of trials. */
    double share(double baselineTrials, double candidateTrials, double rate, double ratio) {
        double variance = 1 / (candidateTrials * rate * ratio) + 1 / (baselineTrials * rate);
        return 1 / variance / needed;
    }
}
