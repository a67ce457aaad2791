package io.slipway.judge.metric;

/**
 * One metric of a plan.
 *
 * @param group whose score it counts in
 * @param critical whether it fails the gate by itself
 * @param muted whether it is told and counts for nothing
 * @param tolerance part of the estimated shift which the interval must clear, 0 to below 1
 * @param resolution of the search for the ends of the interval, in the unit of the metric
 * @param outlierFactor quartile ranges from the quartile to the fence
 * @param leastSamples on each side; below it there is too little data
 */
public record Metric(
        String name,
        String group,
        Direction direction,
        boolean critical,
        boolean muted,
        double tolerance,
        double resolution,
        EffectBounds bounds,
        Outliers outliers,
        double outlierFactor,
        NanStrategy nan,
        int leastSamples) {

    double[] treat(Series series) {
        return outliers.treat(nan.treat(series), outlierFactor);
    }
}
