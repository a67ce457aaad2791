package io.slipway.judge.value;

/**
 * How far two floating-point numbers may lie apart: by {@code absolute}, or by {@code relative} times the larger of their magnitudes,
 * whichever allows more. Symmetric, as in PEP 485.
 */
public record Tolerance(double absolute, double relative) {

    /** None at all. */
    public static final Tolerance EXACT = new Tolerance(0, 0);

    /** What summing in another order does to a float32. */
    public static final Tolerance DEFAULT = new Tolerance(1e-9, 1e-6);

    public Tolerance {
        if (!(absolute >= 0 && absolute < Double.POSITIVE_INFINITY && relative >= 0 && relative < 1)) {
            throw new IllegalArgumentException("no tolerance: " + absolute + "/" + relative);
        }
    }

    /** Zero equals negative zero and NaN equals NaN; an infinity is tolerated for nothing else. */
    Agreement agreement(double left, double right) {
        if (left == right || (Double.isNaN(left) && Double.isNaN(right))) {
            return Agreement.MATCH;
        } else if (Double.isInfinite(left) || Double.isInfinite(right)) {
            return Agreement.DIFFERS;
        }
        double allowed = Math.max(absolute, relative * Math.max(Math.abs(left), Math.abs(right)));
        return Math.abs(left - right) <= allowed ? Agreement.TOLERATED : Agreement.DIFFERS;
    }
}
