package io.slipway.judge.power;

import io.slipway.judge.metric.Correction;
import io.slipway.judge.metric.Direction;
import io.slipway.judge.metric.EffectBounds;
import io.slipway.judge.metric.Judgement;
import io.slipway.judge.metric.Measure;
import io.slipway.judge.metric.Metric;
import io.slipway.judge.metric.MetricPlan;
import io.slipway.judge.metric.Verdict;
import io.slipway.judge.soak.SoakPlan;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Asks of a plan whether its gate could see the declared regressions within its soak. */
public final class PowerCheck {

    private PowerCheck() {}

    /** One answer for each expectation, in their order. */
    public static List<Sight> check(MetricPlan plan, List<Expected> expected, Duration soak, double power) {
        return expected.stream()
                .map(one -> Sight.of(one, needs(plan, one, power), soak))
                .toList();
    }

    /**
     * Whether a soak could see its regression, and let a sound candidate pass, in time.
     *
     * @param rate of bad events in the baseline, 0 to 1
     * @param perMinute trials on the side that has fewer of them
     * @param soak how long it lasts
     * @param power chance to have decided by then
     */
    public static Sight soak(String metric, SoakPlan plan, double rate, double perMinute, Duration soak, double power) {
        double trials = rate == 0
                ? Double.POSITIVE_INFINITY
                : Math.max(SoakPower.trialsToFail(plan, rate, power), SoakPower.trialsToPass(plan, rate, power));
        return Sight.of(metric, plan, perMinute, Expected.time(trials, perMinute), soak);
    }

    /** A gate that cannot see an expected regression passes nothing: what it did not find may be there all the same. */
    public static Judgement tempered(Judgement judgement, List<Sight> sights) {
        String blind = sights.stream()
                .filter(sight -> !sight.sees())
                .map(Sight::metric)
                .collect(Collectors.joining(", "));
        return judgement.verdict() != Verdict.PASS || blind.isEmpty()
                ? judgement
                : new Judgement(
                        Verdict.INCONCLUSIVE,
                        "the gate is blind to an expected regression of " + blind,
                        judgement.score(),
                        judgement.evidence());
    }

    private static Duration needs(MetricPlan plan, Expected expected, double power) {
        Duration enough = expected.time(expected.metric().leastSamples());
        Duration seen = expected.rate().isPresent()
                ? forEvents(plan, expected, expected.rate().get(), power)
                : expected.time(forValues(plan, expected, expected.spread().orElseThrow(), power));
        return seen.compareTo(enough) < 0 ? enough : seen;
    }

    private static double forValues(MetricPlan plan, Expected expected, double spread, double power) {
        Metric metric = expected.metric();
        boolean up = metric.direction() != Direction.DECREASE;
        EffectBounds bounds = metric.bounds();
        double ratio = up ? 1 + expected.regression() : 1 - expected.regression();
        double least = bounds.measure() == Measure.CLES ? 1 : up ? bounds.allowedIncrease() : bounds.allowedDecrease();
        if (bounds.measure() == Measure.CLES && hides(bounds, RankPower.exceeding(ratio, spread))) {
            return RankPower.NEVER;
        }
        int family = plan.correction() == Correction.NONE ? 1 : Math.max(1, plan.family());
        return RankPower.samples(ratio, spread, metric.tolerance(), least, plan.alpha(), family, power);
    }

    private static boolean hides(EffectBounds bounds, double exceeding) {
        return exceeding > 0.5 ? exceeding <= bounds.allowedIncrease() : exceeding >= bounds.allowedDecrease();
    }

    /** Until the regression fails, and until a sound candidate passes: a soak that ends in between blocks for nothing. */
    private static Duration forEvents(MetricPlan plan, Expected expected, double rate, double power) {
        int family = plan.correction() == Correction.NONE ? 1 : Math.max(1, plan.family());
        SoakPlan soak = new SoakPlan(1, 1 + expected.regression(), plan.alpha() / family, 1 - power);
        Duration fail = expected.time(SoakPower.trialsToFail(soak, rate, power));
        Duration pass = expected.time(SoakPower.trialsToPass(soak, rate, power));
        return fail.compareTo(pass) < 0 ? pass : fail;
    }
}
