package io.slipway.judge.metric;

import java.util.List;
import java.util.Map;

/** Metrics and plans for tests. */
final class Metrics {

    private Metrics() {}

    static Metric named(String name) {
        return new Metric(
                name,
                "all",
                Direction.EITHER,
                false,
                false,
                0.25,
                1e-4,
                EffectBounds.none(Measure.MEAN_RATIO),
                Outliers.KEEP,
                3,
                NanStrategy.REFUSE,
                10);
    }

    static Metric minding(Direction direction) {
        return with(named("m"), direction, 0.1, EffectBounds.none(Measure.MEAN_RATIO), NanStrategy.REMOVE);
    }

    static Metric with(Metric metric, Direction direction, double tolerance, EffectBounds bounds, NanStrategy nan) {
        return new Metric(
                metric.name(),
                metric.group(),
                direction,
                metric.critical(),
                metric.muted(),
                tolerance,
                metric.resolution(),
                bounds,
                metric.outliers(),
                metric.outlierFactor(),
                nan,
                metric.leastSamples());
    }

    static Metric critical(Metric metric, EffectBounds bounds) {
        return new Metric(
                metric.name(),
                metric.group(),
                metric.direction(),
                true,
                metric.muted(),
                metric.tolerance(),
                metric.resolution(),
                bounds,
                metric.outliers(),
                metric.outlierFactor(),
                metric.nan(),
                metric.leastSamples());
    }

    static MetricPlan plan(Correction correction, Metric... metrics) {
        return new MetricPlan(List.of(metrics), 0.02, correction, Map.of(), 95, 75, 0);
    }
}
