package io.slipway.train;

/** What came of one attempt at a cell of the validation matrix. */
public enum CellOutcome {
    PASS,
    /** The build does not do what the suite expects. */
    FAIL,
    /** It took longer than its time limit. */
    TIMED_OUT,
    /** Somebody stopped it. */
    CANCELED,
    /** It said nothing about the build: the suite could not be run, or did not know. */
    INCONCLUSIVE
}
