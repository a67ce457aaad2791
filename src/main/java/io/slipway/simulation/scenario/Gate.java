package io.slipway.simulation.scenario;

/** A check that every build passes before an account gets it (facts F3 and F4). */
public enum Gate {
    /** The performance and reliability suites on every cloud and data platform. */
    VALIDATION_SUITE,
    /** Verification on sample customer workloads. */
    SAMPLE_WORKLOADS,
    /** Features served on sample get-features requests, compared with the baseline. */
    SERVING_CANARY;

    /** What a gate says of a build. */
    public enum Verdict {
        PASS,
        FAIL,
        /** Too little evidence: blocks (DOMAIN A33). */
        INCONCLUSIVE
    }
}
