package io.slipway.wave;

/**
 * How a run ended, in accounts.
 *
 * @param halted whether it ended under a halt, with accounts unstarted
 * @param leftOver accounts that were not started before the window closed; they stay on what they have (DOMAIN A12)
 */
public record Tally(int roster, int updated, int failed, int leftOver, boolean halted) {

    /** Whether every account of the roster was started. */
    public boolean reachedAll() {
        return leftOver == 0;
    }
}
