package io.slipway.judge.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Judges a candidate by its metrics.
 *
 * <p>Each metric is labelled by the {@link RankTest}; a label other than pass counts once it stands after {@link Correction}. The
 * verdict is FAIL if a critical metric fails alone, or if any metric regressed and the {@link Score} is below marginal. It is PASS
 * only if every metric that counts had enough sound data and the score reaches the pass mark. Everything else is INCONCLUSIVE.
 */
public final class MetricJudge {

    private MetricJudge() {}

    /** The same samples always get the same judgement. */
    public static Judgement judge(MetricPlan plan, Samples baseline, Samples candidate) {
        List<Comparison> comparisons = plan.metrics().stream()
                .map(metric -> Comparison.of(plan, metric, baseline.of(metric.name()), candidate.of(metric.name())))
                .toList();
        List<Evidence> evidence = evidence(plan, comparisons);
        List<Evidence> counting =
                evidence.stream().filter(one -> !one.metric().muted()).toList();
        Score score = Score.of(counting.stream().map(MetricJudge::mark).toList(), plan.weights());
        long stray = stray(baseline) + stray(candidate);
        return verdict(plan, counting, score, stray, evidence);
    }

    private static List<Evidence> evidence(MetricPlan plan, List<Comparison> comparisons) {
        double[] values = comparisons.stream()
                .filter(one -> !one.metric().muted())
                .mapToDouble(Comparison::p)
                .toArray();
        double[] adjusted = plan.correction().adjusted(values, plan.family());
        List<Evidence> evidence = new ArrayList<>();
        int next = 0;
        for (Comparison one : comparisons) {
            evidence.add(one.evidence(plan, one.metric().muted() ? one.p() : adjusted[next++]));
        }
        return evidence;
    }

    private static Score.Mark mark(Evidence one) {
        Label label =
                one.outcome().isOpen() ? Label.NODATA : one.outcome() == Outcome.REGRESSION ? one.label() : Label.PASS;
        return new Score.Mark(one.metric().group(), label, one.failsAlone());
    }

    private static Judgement verdict(
            MetricPlan plan, List<Evidence> counting, Score score, long stray, List<Evidence> evidence) {
        boolean mostlyOpen =
                2 * counting.stream().filter(one -> one.outcome().isOpen()).count() >= counting.size();
        boolean regressed = counting.stream().anyMatch(one -> one.outcome() == Outcome.REGRESSION);
        String marks = "score " + Numbers.text(score.total()) + " of 100";
        if (counting.stream().anyMatch(Evidence::failsAlone)) {
            return new Judgement(Verdict.FAIL, "critical: " + names(counting, Evidence::failsAlone), score, evidence);
        } else if (regressed && !mostlyOpen && score.total() < plan.marginalScore()) {
            return new Judgement(
                    Verdict.FAIL,
                    marks + ", below " + Numbers.text(plan.marginalScore()) + ": "
                            + names(counting, one -> one.outcome() == Outcome.REGRESSION),
                    score,
                    evidence);
        } else if (counting.isEmpty()
                || counting.stream().anyMatch(one -> one.outcome().isOpen())) {
            String open = counting.isEmpty()
                    ? "every metric is muted"
                    : names(counting, one -> one.outcome().isOpen());
            return new Judgement(Verdict.INCONCLUSIVE, "not enough sound data: " + open, score, evidence);
        } else if (stray > 0 && plan.malformedAtMost() == 0) {
            return new Judgement(Verdict.INCONCLUSIVE, stray + " malformed rows belong to no metric", score, evidence);
        } else if (score.total() < plan.passScore()) {
            return new Judgement(
                    Verdict.INCONCLUSIVE, marks + ", below " + Numbers.text(plan.passScore()), score, evidence);
        }
        return new Judgement(Verdict.PASS, marks, score, evidence);
    }

    private static long stray(Samples samples) {
        return samples.malformed().values().stream().mapToLong(Long::longValue).sum();
    }

    private static String names(List<Evidence> evidence, Predicate<Evidence> which) {
        return evidence.stream().filter(which).map(one -> one.metric().name()).collect(Collectors.joining(", "));
    }
}
