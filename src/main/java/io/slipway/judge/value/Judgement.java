package io.slipway.judge.value;

import io.slipway.judge.value.Discrepancy.Aspect;
import java.util.Comparator;
import java.util.List;

/**
 * One sample, judged.
 *
 * @param classification of the sample as a whole: the gravest of its features; of a sample without any, inconclusive
 * @param features empty if not all three replies were feature vectors
 * @param answer how the replies as a whole compare, if they are not feature vectors
 * @param downtime whether the candidate alone failed as a server does: an outage that the release would cause
 */
public record Judgement(Classification classification, List<Judged> features, Discrepancy answer, boolean downtime) {

    public Judgement {
        features = List.copyOf(features);
    }

    static Judgement of(List<Judged> features) {
        Classification gravest = features.stream()
                .map(Judged::classification)
                .max(Comparator.naturalOrder())
                .orElse(Classification.INCONCLUSIVE);
        return new Judgement(gravest, features, Discrepancy.NONE, false);
    }

    static Judgement of(Classification classification, Object baseline, Object other, boolean downtime) {
        Discrepancy answer = Discrepancy.differs(Aspect.ANSWER, baseline, other);
        return new Judgement(classification, List.of(), answer, downtime);
    }

    /** Whether it tells anything of the candidate. */
    boolean isConclusive() {
        return features.stream().anyMatch(judged -> judged.classification().isConclusive())
                || classification == Classification.REGRESSION;
    }
}
