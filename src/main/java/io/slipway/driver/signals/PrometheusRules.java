package io.slipway.driver.signals;

import io.slipway.driver.web.Secrets;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What to ask of a Prometheus.
 *
 * @param url of its root, such as {@code http://127.0.0.1:9090}
 * @param answerWithin for one query
 * @param counts by the metric of the policy
 * @param values by the metric that the judge compares
 * @param step between two values of one series
 */
public record PrometheusRules(
        URI url,
        Secrets secrets,
        Duration answerWithin,
        SortedMap<String, Counts> counts,
        SortedMap<String, Query> values,
        Duration step) {

    public PrometheusRules {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** How many bad events there were in the window, and of how many trials: one number each. */
    public record Counts(Query bad, Query trials) {}
}
