package io.slipway.judge.value;

import io.slipway.judge.value.Reply.Answered;
import io.slipway.judge.value.Reply.Misbehaved;
import io.slipway.judge.value.Reply.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The law of the canary. A sample is replayed on the baseline, on the candidate, and on the baseline again.
 *
 * <pre>
 *   baseline, baseline again        candidate                 the sample, or its feature, is
 *   vectors that agree              agrees with either        match, or tolerated
 *   vectors that agree              differs                   expected, if so declared; else regression
 *   vectors that differ             any vector                flaky
 *   vectors                         no vector                 regression
 *   one code, not 200               the same code             inconclusive: nothing to compare
 *   one code, not 200               anything else             regression
 *   one misbehaviour                anything                  inconclusive: no yardstick
 *   anything else                   anything                  flaky
 * </pre>
 *
 * @param expected the declared changes that are in force
 */
public record SampleJudge(VectorComparison comparison, List<ExpectedChange> expected) {

    public SampleJudge {
        expected = List.copyOf(expected);
    }

    public Judgement judge(Reply baseline, Reply candidate, Reply again) {
        if (baseline instanceof Answered first && again instanceof Answered second) {
            return candidate instanceof Answered other
                    ? Judgement.of(features(first.vector(), other.vector(), second.vector()))
                    : Judgement.of(Classification.REGRESSION, baseline.outcome(), told(candidate), fails(candidate));
        } else if (!baseline.outcome().equals(again.outcome())) {
            return Judgement.of(Classification.FLAKY, told(baseline), told(again), false);
        } else if (baseline instanceof Refused refused && !baseline.outcome().equals(candidate.outcome())) {
            boolean downtime = !refused.blamesTheServer() && fails(candidate);
            return Judgement.of(Classification.REGRESSION, baseline.outcome(), told(candidate), downtime);
        }
        return Judgement.of(Classification.INCONCLUSIVE, told(baseline), told(candidate), false);
    }

    private List<Judged> features(FeatureVector baseline, FeatureVector candidate, FeatureVector again) {
        Map<String, Discrepancy> itself = comparison.compare(baseline, again);
        Map<String, Discrepancy> either = closest(itself, baseline, candidate, again);
        List<Judged> judged = new ArrayList<>();
        for (Feature feature : baseline.features()) {
            boolean valued = feature.status().equals(Status.PRESENT);
            judged.add(judged(feature.name(), itself.remove(feature.name()), either.remove(feature.name()), valued));
        }
        // What the baseline did not serve the first time: only again, or only the candidate.
        itself.forEach((name, discrepancy) -> judged.add(judged(name, discrepancy, either.remove(name), false)));
        either.forEach((name, discrepancy) -> judged.add(judged(name, Discrepancy.NONE, discrepancy, false)));
        return judged;
    }

    /** Two baseline values inside the tolerance are equally right: the candidate may agree with either. */
    private Map<String, Discrepancy> closest(
            Map<String, Discrepancy> itself, FeatureVector baseline, FeatureVector candidate, FeatureVector again) {
        Map<String, Discrepancy> first = comparison.compare(baseline, candidate);
        boolean still = itself.values().stream().allMatch(found -> found.agreement() == Agreement.MATCH);
        if (still) {
            return first;
        }
        Map<String, Discrepancy> closest = new LinkedHashMap<>(first);
        comparison
                .compare(again, candidate)
                .forEach((name, found) -> closest.merge(
                        name, found, (one, other) -> one.agreement().isWorseThan(other.agreement()) ? other : one));
        return closest;
    }

    private Judged judged(String name, @Nullable Discrepancy itself, @Nullable Discrepancy either, boolean valued) {
        if (itself != null && itself.agreement() == Agreement.DIFFERS) {
            return new Judged(name, Classification.FLAKY, itself, valued);
        }
        Discrepancy found = either == null ? Discrepancy.NONE : either;
        return new Judged(name, classification(name, found), found, valued);
    }

    private Classification classification(String name, Discrepancy found) {
        return switch (found.agreement()) {
            case MATCH -> Classification.MATCH;
            case TOLERATED -> Classification.TOLERATED;
            case DIFFERS ->
                expected.stream().anyMatch(change -> change.concerns(name))
                        ? Classification.EXPECTED
                        : Classification.REGRESSION;
        };
    }

    private static boolean fails(Reply reply) {
        return reply instanceof Refused refused && refused.blamesTheServer();
    }

    private static Object told(Reply reply) {
        return reply instanceof Misbehaved ? reply : reply.outcome();
    }
}
