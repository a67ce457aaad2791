package io.slipway.study.gates;

import org.apache.commons.statistics.distribution.BetaDistribution;

/** So many of so many, with the exact interval of Clopper and Pearson (1934). */
public record Proportion(long successes, long trials) {

    private static final double TAIL = 0.025;

    /** 0 to 1; 1 of none. */
    public double value() {
        return trials == 0 ? 1 : (double) successes / trials;
    }

    /** The lower end of the 95 % interval. */
    public double low() {
        return successes == 0
                ? 0
                : BetaDistribution.of((double) successes, trials - successes + 1.0)
                        .inverseCumulativeProbability(TAIL);
    }

    /** The upper end. */
    public double high() {
        return successes == trials
                ? 1
                : BetaDistribution.of(successes + 1.0, (double) trials - successes)
                        .inverseSurvivalProbability(TAIL);
    }
}
