package io.slipway.judge.metric;

/** What a gate may do. Only {@link #PASS} opens it. */
public enum Verdict {
    PASS,
    FAIL,
    /** The evidence carries neither answer: no data, too little of it, or malformed. Blocks like a failure. */
    INCONCLUSIVE
}
