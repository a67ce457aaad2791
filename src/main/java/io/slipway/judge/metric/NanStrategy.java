package io.slipway.judge.metric;

import java.util.Arrays;

/** What a sample that is "not a number" counts for. */
public enum NanStrategy {
    /** As malformed. */
    REFUSE,
    /** As nothing. */
    REMOVE,
    /** As zero: the usual choice where a metric is only reported when something happened. */
    REPLACE;

    /** The samples that are numbers, and those that this makes into one. */
    double[] treat(Series series) {
        if (this != REPLACE || series.nans() == 0) {
            return series.values();
        }
        double[] numbers = series.values();
        return Arrays.copyOf(numbers, Math.toIntExact(numbers.length + series.nans()));
    }
}
