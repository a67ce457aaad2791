package io.slipway.judge.soak;

/**
 * What a soak looks for, as ratios of the candidate's rate of bad events to the baseline's.
 *
 * @param allowed up to this ratio nothing is wrong; at least 1
 * @param regression the ratio that must be found, greater than {@code allowed}, at most 64
 * @param alpha chance to fail a candidate that is within the allowed ratio, however often one looks
 * @param beta chance to pass a candidate that has the regression, however often one looks
 */
public record SoakPlan(double allowed, double regression, double alpha, double beta) {

    public SoakPlan {
        boolean ratios = allowed >= 1 && regression > allowed && regression <= Ratios.GREATEST;
        if (!ratios || !isChance(alpha) || !isChance(beta)) {
            throw new IllegalArgumentException("1 <= allowed < regression <= " + Ratios.GREATEST
                    + " and chances between 0 and 1, not " + allowed + ", " + regression + ", " + alpha + ", " + beta);
        }
    }

    private static boolean isChance(double value) {
        return value > 0 && value < 1;
    }
}
