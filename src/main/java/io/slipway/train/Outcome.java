package io.slipway.train;

/** How a release ended. */
public enum Outcome {
    /** Every wave got it; its build is the new baseline. */
    COMPLETED,
    /** Canceled, and every account it had touched was taken back to the baseline. */
    ROLLED_BACK,
    /** Canceled with no account to take back. */
    CANCELED,
    /** It never passed its gates. */
    REJECTED
}
