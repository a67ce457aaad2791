package io.slipway.feature;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a feature view computes, and from what.
 *
 * @param batchSource the data source of batch jobs and of a stream's backfill
 * @param transformation names the code and its version, such as {@code clicks.py@3f2a}; another text is other code
 * @param aggregationInterval the slide of its window aggregations
 * @param timestampField the column that says when a row happened
 * @param inputs the feature views it reads
 */
public record Query(
        Optional<String> batchSource,
        Optional<String> transformation,
        Optional<Duration> aggregationInterval,
        Optional<String> timestampField,
        List<String> inputs) {

    public Query {
        inputs = List.copyOf(inputs);
    }
}
