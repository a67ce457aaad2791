package io.slipway.train;

/** What a build must pass before any customer account gets it (facts F3, F4). */
public enum Gate {
    /** Performance and reliability regression on internal accounts, on every supported platform. */
    VALIDATION_SUITE,
    /** Sample customer workloads, re-materialized and compared. */
    SAMPLE_WORKLOADS,
    /** Sample get-features requests, replayed and compared. */
    SERVING_CANARY;

    /** What a gate says. Too little data blocks like a failure, but can be overridden (DOMAIN A33). */
    public enum Verdict {
        PASS,
        FAIL,
        INCONCLUSIVE
    }
}
