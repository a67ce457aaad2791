package io.slipway.study.compare;

import io.slipway.study.figure.Figure;
import io.slipway.study.statistics.PairedDifference;

/**
 * One policy minus another on one figure.
 *
 * @param adjusted the p-value after the correction for all pairs of policies and all figures
 */
public record Difference(Figure figure, int contender, int other, PairedDifference paired, double adjusted) {

    /** What is left to chance over the whole comparison. */
    public static final double LEVEL = 0.05;

    /** Whether it is beyond noise. */
    public boolean isResolved() {
        return adjusted < LEVEL;
    }

    /** The same seen from the other side. */
    double mean(int from) {
        return from == contender ? paired.estimate().mean() : -paired.estimate().mean();
    }
}
