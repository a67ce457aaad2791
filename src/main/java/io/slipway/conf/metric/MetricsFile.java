package io.slipway.conf.metric;

import io.slipway.judge.metric.MetricPlan;
import io.slipway.judge.power.Expected;
import java.time.Duration;
import java.util.List;

/**
 * A file that says how to judge metrics.
 *
 * @param expected regressions that must not be missed
 * @param soak time in which samples are gathered
 * @param power chance to see an expected regression
 */
public record MetricsFile(MetricPlan plan, List<Expected> expected, Duration soak, double power) {

    public MetricsFile {
        expected = List.copyOf(expected);
    }
}
