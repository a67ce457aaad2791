package io.slipway.judge.value;

/** How well two of a kind agree, best first. */
public enum Agreement {
    /** The same. */
    MATCH,
    /** Not the same, but inside the tolerance for floating-point numbers. */
    TOLERATED,
    /** Not the same. */
    DIFFERS;

    boolean isWorseThan(Agreement other) {
        return compareTo(other) > 0;
    }
}
