package io.slipway.judge.metric;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a judgement looks at, and what it takes to pass.
 *
 * @param alpha chance of a false alarm: of the whole family if corrected, else of each metric; the intervals hold with 1 - alpha
 * @param weights of groups, in percent; the others share what is left
 * @param passScore at least this passes, 0 to 100
 * @param marginalScore below this fails; between the two the answer is inconclusive
 * @param malformedAtMost part of the rows of a metric that may be malformed
 */
public record MetricPlan(
        List<Metric> metrics,
        double alpha,
        Correction correction,
        Map<String, Double> weights,
        double passScore,
        double marginalScore,
        double malformedAtMost) {

    public MetricPlan {
        metrics = List.copyOf(metrics);
        weights = Collections.unmodifiableMap(new TreeMap<>(weights));
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("a plan without metrics would pass everything");
        }
    }

    /** The same with another alpha. */
    public MetricPlan withAlpha(double other) {
        return new MetricPlan(metrics, other, correction, weights, passScore, marginalScore, malformedAtMost);
    }

    /** The metrics that count. */
    public int family() {
        return (int) metrics.stream().filter(metric -> !metric.muted()).count();
    }
}
