package io.slipway.judge.power;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many samples the rank test needs (Noether, "Sample size determination for some common nonparametric tests", 1987).
 *
 * <p>With n samples on each side the estimated shift lies, in its standard errors, around sqrt(6 n) (q - 1/2), where q is the chance
 * that a sample of the candidate exceeds one of the baseline. The label needs the interval to clear a part of the estimate, and the
 * corrected p-value to stay under alpha: the harder of the two counts. The mean must besides reach the least effect.
 */
public final class RankPower {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** More than anybody will ever have: what cannot be seen at all needs this many. */
    public static final double NEVER = Double.POSITIVE_INFINITY;

    private RankPower() {}

    /**
     * The samples needed on each side.
     *
     * @param ratio of the candidate's values to the baseline's under the regression
     * @param spread standard deviation over mean, of the baseline
     * @param tolerance part of the estimate which the interval must clear
     * @param leastRatio the mean must reach this ratio to count; 1 if any counts
     * @param alpha of the interval, two-sided
     * @param family metrics that the p-value is corrected for
     * @param power chance to see the regression
     */
    public static double samples(
            double ratio, double spread, double tolerance, double leastRatio, double alpha, int family, double power) {
        double sure = NORMAL.inverseCumulativeProbability(power);
        double clear = -NORMAL.inverseCumulativeProbability(alpha / 2) / (1 - tolerance);
        double corrected = -NORMAL.inverseCumulativeProbability(alpha / 2 / family);
        double away = Math.abs(exceeding(ratio, spread) - 0.5);
        double forRanks = Math.pow((Math.max(clear, corrected) + sure) / away, 2) / 6;
        return Math.ceil(Math.max(forRanks, forMeans(ratio, spread, leastRatio, sure)));
    }

    /** The chance that a sample of the candidate exceeds one of the baseline, both being normal. */
    static double exceeding(double ratio, double spread) {
        return NORMAL.cumulativeProbability((ratio - 1) / (spread * Math.hypot(1, ratio)));
    }

    private static double forMeans(double ratio, double spread, double leastRatio, double sure) {
        if (leastRatio == 1) {
            return 0;
        }
        double room = ratio > 1 ? Math.log(ratio / leastRatio) : Math.log(leastRatio / ratio);
        return room <= 0 ? NEVER : 2 * Math.pow(sure * spread / room, 2);
    }
}
