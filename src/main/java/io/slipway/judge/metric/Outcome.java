package io.slipway.judge.metric;

/** What a metric means for the gate. */
public enum Outcome {
    PASS(false),
    /** High or low, and no longer so once the number of metrics is allowed for. */
    UNCONFIRMED(false),
    REGRESSION(false),
    NO_DATA(true),
    TOO_LITTLE_DATA(true),
    MALFORMED(true),
    /** All values lie within what the search for the interval can resolve. */
    TOO_FINE(true);

    private final boolean open;

    Outcome(boolean open) {
        this.open = open;
    }

    /** Whether the question stays open. */
    public boolean isOpen() {
        return open;
    }
}
