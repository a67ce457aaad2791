package io.slipway.judge.metric;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The samples of one metric on one side: a value. */
public final class Series {

    /** Samples of one metric beyond this many cannot be held. */
    public static final int MOST = 100_000;

    /** No samples at all. */
    public static final Series NONE = of();

    private final double[] values;
    private final int nans;
    private final Map<String, Long> malformed;

    /**
     * A series.
     *
     * @param values finite numbers, in the order of arrival
     * @param nans samples that said they are not a number
     * @param malformed samples that could not be used, counted by what is wrong with them
     */
    public Series(double[] values, int nans, Map<String, Long> malformed) {
        this.values = values.clone();
        this.nans = nans;
        this.malformed = Collections.unmodifiableMap(new LinkedHashMap<>(malformed));
        boolean endless = Arrays.stream(values).anyMatch(value -> !(Math.abs(value) <= Double.MAX_VALUE));
        if (nans < 0 || values.length + nans > MOST || endless) {
            throw new IllegalArgumentException("at most " + MOST + " finite numbers");
        }
    }

    public static Series of(double... values) {
        return new Series(values, 0, new TreeMap<>());
    }

    public double[] values() {
        return values.clone();
    }

    public int nans() {
        return nans;
    }

    public Map<String, Long> malformed() {
        return malformed;
    }

    /** Samples that could not be used. */
    public long malformedCount() {
        return malformed.values().stream().mapToLong(Long::longValue).sum();
    }

    String malformedText() {
        return malformed.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series series
                && Arrays.equals(values, series.values)
                && nans == series.nans
                && malformed.equals(series.malformed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values) * 31 + nans;
    }

    @Override
    public String toString() {
        return "Series of " + values.length + ", " + nans + " NaN, malformed " + malformed;
    }
}
