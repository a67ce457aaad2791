package io.slipway.judge.metric;

import java.util.List;

/**
 * A verdict and what it rests on.
 *
 * @param reason one sentence
 * @param evidence in the order of the plan
 */
public record Judgement(Verdict verdict, String reason, Score score, List<Evidence> evidence) {

    public Judgement {
        evidence = List.copyOf(evidence);
    }
}
