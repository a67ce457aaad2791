package io.slipway.judge.metric;

import org.apache.commons.numbers.combinatorics.LogBinomialCoefficient;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/** One metric on both sides, before the others are known. */
record Comparison(
        Metric metric, Series from, Series to, Side baseline, Side candidate, RankTest.Result result, double p) {

    static Comparison of(MetricPlan plan, Metric metric, Series from, Series to) {
        double[] baseline = metric.treat(from);
        double[] candidate = metric.treat(to);
        return new Comparison(
                metric,
                from,
                to,
                Side.of(metric, from, baseline),
                Side.of(metric, to, candidate),
                RankTest.classify(metric, baseline, candidate, 1 - plan.alpha()),
                p(baseline, candidate));
    }

    /** Samples without any difference have nothing to test. */
    private static double p(double[] baseline, double[] candidate) {
        if (baseline.length == 0 || candidate.length == 0) {
            return 1;
        }
        double least = Math.min(Shift.min(baseline), Shift.min(candidate));
        double most = Math.max(Shift.max(baseline), Shift.max(candidate));
        return least == most
                ? 1
                : MannWhitneyUTest.withDefaults().test(candidate, baseline).getPValue();
    }

    Evidence evidence(MetricPlan plan, double adjustedP) {
        Outcome outcome = outcome(plan, adjustedP);
        boolean alone = outcome == Outcome.REGRESSION
                && metric.critical()
                && metric.bounds().isCritical(result.label(), result.effect());
        Evidence bare = new Evidence(
                metric,
                baseline,
                candidate,
                result.label(),
                result.effect(),
                result.shift(),
                p,
                adjustedP,
                outcome,
                alone,
                "");
        return new Evidence(
                metric,
                baseline,
                candidate,
                result.label(),
                result.effect(),
                result.shift(),
                p,
                adjustedP,
                outcome,
                alone,
                Sentence.of(plan, bare));
    }

    private Outcome outcome(MetricPlan plan, double adjustedP) {
        if (isMalformed(plan, from) || isMalformed(plan, to)) {
            return Outcome.MALFORMED;
        } else if (from.values().length == 0 || to.values().length == 0) {
            return Outcome.NO_DATA;
        } else if (isTooLittle(plan)) {
            return Outcome.TOO_LITTLE_DATA;
        } else if (isTooFine()) {
            return Outcome.TOO_FINE;
        } else if (result.label() == Label.PASS) {
            return Outcome.PASS;
        }
        boolean stands = plan.correction() == Correction.NONE || adjustedP <= plan.alpha();
        return stands ? Outcome.REGRESSION : Outcome.UNCONFIRMED;
    }

    private boolean isMalformed(MetricPlan plan, Series series) {
        long refused = metric.nan() == NanStrategy.REFUSE ? series.nans() : 0;
        long wrong = series.malformedCount() + refused;
        return wrong > plan.malformedAtMost() * (series.values().length + series.nans() + series.malformedCount());
    }

    /** Also where not even a complete separation of the two samples could be confirmed. */
    private boolean isTooLittle(MetricPlan plan) {
        int n = baseline.samples();
        int m = candidate.samples();
        if (Math.min(n, m) < metric.leastSamples()) {
            return true;
        }
        double factor = plan.correction() == Correction.NONE ? 1 : plan.family();
        double leastP = 2 * Math.exp(-LogBinomialCoefficient.value(n + m, n));
        return leastP * factor > plan.alpha();
    }

    /** The search stops within the resolution, so a shift must be able to be many times that. */
    private boolean isTooFine() {
        double room = Math.abs(baseline.median() - candidate.median()) + spread(from) + spread(to);
        return room > 0 && room < 100 * metric.resolution();
    }

    private static double spread(Series series) {
        return Shift.max(series.values()) - Shift.min(series.values());
    }
}
