package io.slipway.judge.soak;

import io.slipway.judge.metric.Verdict;

/** What a soak has found so far. */
public enum SoakState {
    /** Neither is ruled out yet. */
    OPEN(Verdict.INCONCLUSIVE),
    /** The regression is ruled out. */
    SAFE(Verdict.PASS),
    /** Staying within the allowed ratio is ruled out. */
    HARMFUL(Verdict.FAIL);

    private final Verdict verdict;

    SoakState(Verdict verdict) {
        this.verdict = verdict;
    }

    Verdict verdict() {
        return verdict;
    }
}
