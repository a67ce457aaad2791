package io.slipway.judge.metric;

/**
 * What a judgement rests on, for one metric.
 *
 * @param effect in the metric's measure; not a number if it cannot be told
 * @param shift of the candidate above the baseline, with its interval
 * @param p of the two-sided rank test; 1 where there is nothing to test
 * @param adjustedP the same, allowing for the number of metrics
 * @param failsAlone whether it is a regression of a critical metric beyond its critical bound
 * @param sentence the same for people
 */
public record Evidence(
        Metric metric,
        Side baseline,
        Side candidate,
        Label label,
        double effect,
        Shift shift,
        double p,
        double adjustedP,
        Outcome outcome,
        boolean failsAlone,
        String sentence) {

    /** Whether it speaks against the candidate. */
    public boolean isRegression() {
        return outcome == Outcome.REGRESSION && !metric.muted();
    }
}
