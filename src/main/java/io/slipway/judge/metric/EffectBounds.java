package io.slipway.judge.metric;

/**
 * How large a change must be to count, as a value of a measure: one at or beyond a bound counts.
 *
 * @param allowedDecrease at most this is low
 * @param allowedIncrease at least this is high
 * @param criticalDecrease at most this fails a critical metric
 * @param criticalIncrease at least this fails a critical metric
 */
public record EffectBounds(
        Measure measure,
        double allowedDecrease,
        double allowedIncrease,
        double criticalDecrease,
        double criticalIncrease) {

    /** Any change counts. */
    public static EffectBounds none(Measure measure) {
        double neutral = measure.neutral();
        return new EffectBounds(measure, neutral, neutral, neutral, neutral);
    }

    /** A change whose size cannot be told counts. */
    boolean counts(Label label, double effect) {
        return beyond(label, effect, allowedDecrease, allowedIncrease);
    }

    boolean isCritical(Label label, double effect) {
        return beyond(label, effect, criticalDecrease, criticalIncrease);
    }

    private static boolean beyond(Label label, double effect, double low, double high) {
        if (Double.isNaN(effect)) {
            return label == Label.HIGH || label == Label.LOW;
        }
        return (label == Label.HIGH && effect >= high) || (label == Label.LOW && effect <= low);
    }
}
