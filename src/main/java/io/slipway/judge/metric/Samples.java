package io.slipway.judge.metric;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * All samples of one side.
 *
 * @param series by the name of the metric
 * @param malformed rows that belong to no metric, counted by what is wrong with them
 */
public record Samples(Map<String, Series> series, Map<String, Long> malformed) {

    public Samples {
        series = Collections.unmodifiableMap(new TreeMap<>(series));
        malformed = Collections.unmodifiableMap(new TreeMap<>(malformed));
    }

    public static Samples of(Map<String, Series> series) {
        return new Samples(series, new TreeMap<>());
    }

    Series of(String metric) {
        return series.getOrDefault(metric, Series.NONE);
    }
}
