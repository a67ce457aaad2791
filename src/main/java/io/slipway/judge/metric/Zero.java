package io.slipway.judge.metric;

import java.util.function.DoubleUnaryOperator;

/**
 * Finds where a falling step function crosses zero: the method of Brent (Algorithms for Minimization without Derivatives, 1973,
 * chapter 4) in the variant of netlib's {@code zeroin}, which R's {@code uniroot} and thereby {@code wilcox.test} use.
 *
 * <p>Of a step function the root is where the search ends, so another variant of the same method gives other ends to an interval
 * under ties, and may classify the same samples otherwise. That is why this one is not a library's.
 */
final class Zero {

    private static final int STEPS = 1_000;
    private static final double ULP = Math.ulp(1.0);

    private final DoubleUnaryOperator function;
    private final double resolution;

    /** The best guess, the one before it, and one on the other side of the zero. */
    private double best;

    private double fBest;
    private double former;
    private double fFormer;
    private double other;
    private double fOther;

    private Zero(DoubleUnaryOperator function, double from, double to, double resolution) {
        this.function = function;
        this.resolution = resolution;
        this.former = from;
        this.fFormer = function.applyAsDouble(from);
        this.best = to;
        this.fBest = function.applyAsDouble(to);
        this.other = former;
        this.fOther = fFormer;
    }

    /** A zero between two ends, to within a resolution; an end where the sign is never met. */
    static double of(DoubleUnaryOperator function, double from, double to, double resolution) {
        return new Zero(function, from, to, resolution).search();
    }

    private double search() {
        if (isZero(fFormer)) {
            return former;
        }
        for (int step = 0; step < STEPS && !isZero(fBest); step++) {
            double last = best - former;
            if (Math.abs(fOther) < Math.abs(fBest)) {
                swap();
            }
            double least = 2 * ULP * Math.abs(best) + resolution / 2;
            double half = (other - best) / 2;
            if (Math.abs(half) <= least) {
                return best;
            }
            move(least, stride(last, half, least));
        }
        return best;
    }

    private void swap() {
        former = best;
        fFormer = fBest;
        best = other;
        fBest = fOther;
        other = former;
        fOther = fFormer;
    }

    /** By interpolation where that is trusted, else by half. */
    private double stride(double last, double half, double least) {
        if (Math.abs(last) < least || Math.abs(fFormer) <= Math.abs(fBest)) {
            return half;
        }
        double width = other - best;
        double slope = fBest / fFormer;
        double numerator;
        double denominator;
        if (former == other) {
            numerator = width * slope;
            denominator = 1 - slope;
        } else {
            double q = fFormer / fOther;
            double r = fBest / fOther;
            numerator = slope * (width * q * (q - r) - (best - former) * (r - 1));
            denominator = (q - 1) * (r - 1) * (slope - 1);
        }
        denominator = numerator > 0 ? -denominator : denominator;
        numerator = Math.abs(numerator);
        boolean trusted = numerator < 0.75 * width * denominator - Math.abs(least * denominator) / 2
                && numerator < Math.abs(last * denominator / 2);
        return trusted ? numerator / denominator : half;
    }

    private void move(double least, double stride) {
        double step = Math.abs(stride) >= least ? stride : stride > 0 ? least : -least;
        former = best;
        fFormer = fBest;
        best += step;
        fBest = function.applyAsDouble(best);
        if ((fBest > 0 && fOther > 0) || (fBest < 0 && fOther < 0)) {
            other = former;
            fOther = fFormer;
        }
    }

    private static boolean isZero(double value) {
        return Math.abs(value) <= Double.MIN_VALUE;
    }
}
