package io.slipway.simulation.host;

/** What becomes of an entity while it handles one delivery. */
public enum Fate {
    /** It survives. */
    LIVES,
    /** It crashes before its events are safe: they never happened. */
    CRASHES_BEFORE_PERSIST,
    /** It crashes when its events are safe and none of their effects, nor the answer, has left. */
    CRASHES_AFTER_PERSIST
}
