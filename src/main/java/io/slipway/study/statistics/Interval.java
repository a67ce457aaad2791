package io.slipway.study.statistics;

/** From {@code low} to {@code high}; both are infinite where there is too little data for an end. */
public record Interval(double low, double high) {

    /** Nothing is known. */
    public static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public double width() {
        return high - low;
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
