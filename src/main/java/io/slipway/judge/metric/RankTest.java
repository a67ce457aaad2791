package io.slipway.judge.metric;

import java.util.Arrays;

/**
 * Classifies one metric as Kayenta's {@code NetflixACAJudge} does: the candidate is high if the whole interval of its shift lies
 * above {@code tolerance} times the estimate, and the size of the change reaches its bound; low likewise.
 *
 * <p>Two constant samples that differ have no rank interval: their shift is the difference itself. (Kayenta adds noise of a hundred
 * thousandth to them, which comes to the same but for chance.)
 */
final class RankTest {

    private RankTest() {}

    /** What is known of a shift: none where there is nothing to compare. */
    record Result(Label label, Shift shift, double effect) {}

    static Result classify(Metric metric, double[] baseline, double[] candidate, double confidence) {
        if (baseline.length == 0 || candidate.length == 0) {
            Label label = metric.nan() == NanStrategy.REPLACE ? Label.PASS : Label.NODATA;
            return new Result(label, new Shift(Double.NaN, Double.NaN, Double.NaN), Double.NaN);
        }
        double effect = metric.bounds().measure().of(baseline, candidate);
        if (isSame(baseline, candidate)) {
            return new Result(Label.PASS, new Shift(0, 0, 0), effect);
        }
        Shift shift = Shift.of(candidate, baseline, confidence, metric.resolution());
        double bound = metric.tolerance() * Math.abs(shift.estimate());
        Label found = Label.PASS;
        if (metric.direction().minds(Direction.INCREASE) && shift.low() > bound) {
            found = Label.HIGH;
        } else if (metric.direction().minds(Direction.DECREASE) && shift.high() < -bound) {
            found = Label.LOW;
        }
        return new Result(metric.bounds().counts(found, effect) ? found : Label.PASS, shift, effect);
    }

    /** Equal up to order, or all one value. */
    private static boolean isSame(double[] baseline, double[] candidate) {
        double[] from = baseline.clone();
        double[] to = candidate.clone();
        Arrays.sort(from);
        Arrays.sort(to);
        boolean oneValue = Shift.isConstant(from) && Shift.isConstant(to) && from[0] == to[0];
        return oneValue || Arrays.equals(from, to);
    }
}
