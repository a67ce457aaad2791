package io.slipway.judge.metric;

/** Evidence for people. */
final class Sentence {

    private Sentence() {}

    static String of(MetricPlan plan, Evidence evidence) {
        return evidence.metric().name() + " " + predicate(plan, evidence);
    }

    private static String predicate(MetricPlan plan, Evidence evidence) {
        Side from = evidence.baseline();
        Side to = evidence.candidate();
        return switch (evidence.outcome()) {
            case NO_DATA -> "has no data: " + from.samples() + " baseline and " + to.samples() + " candidate samples";
            case TOO_LITTLE_DATA ->
                "has too little data: " + from.samples() + " baseline and " + to.samples()
                        + " candidate samples, at least " + evidence.metric().leastSamples()
                        + " of each are needed";
            case MALFORMED ->
                "has malformed samples: baseline " + wrong(evidence.metric(), from) + "; candidate "
                        + wrong(evidence.metric(), to);
            case TOO_FINE ->
                "varies less than the resolution "
                        + Numbers.text(evidence.metric().resolution()) + " can tell; set a smaller resolution";
            case PASS, UNCONFIRMED, REGRESSION -> compared(plan, evidence);
        };
    }

    private static String compared(MetricPlan plan, Evidence evidence) {
        String label = evidence.label().name().toLowerCase(java.util.Locale.ROOT);
        String what = evidence.outcome() == Outcome.PASS
                ? "passes"
                : evidence.outcome() == Outcome.REGRESSION
                        ? "is " + label + (evidence.failsAlone() ? " (critical)" : "")
                        : "looks " + label + ", not confirmed among " + plan.family() + " metrics";
        return what + ": median " + Numbers.text(evidence.baseline().median()) + " to "
                + Numbers.text(evidence.candidate().median()) + effect(evidence) + ", shift "
                + Numbers.text(evidence.shift().low()) + " to "
                + Numbers.text(evidence.shift().high()) + ", p " + Numbers.text(evidence.p())
                + (evidence.adjustedP() == evidence.p()
                        ? ""
                        : " (adjusted " + Numbers.text(evidence.adjustedP()) + ")");
    }

    private static String effect(Evidence evidence) {
        if (Double.isNaN(evidence.effect())) {
            return "";
        }
        return evidence.metric().bounds().measure() == Measure.MEAN_RATIO
                ? ", mean " + Numbers.change(evidence.effect())
                : ", higher in " + Numbers.text(evidence.effect() * 100) + " % of pairs";
    }

    private static String wrong(Metric metric, Side side) {
        String nans = metric.nan() == NanStrategy.REFUSE && side.nans() > 0 ? side.nans() + " NaN" : "";
        String others = new Series(new double[0], 0, side.malformed()).malformedText();
        String both = nans + (nans.isEmpty() || others.isEmpty() ? "" : ", ") + others;
        return both.isEmpty() ? "none" : both;
    }
}
