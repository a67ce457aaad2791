package io.slipway.feature;

/** What an update does to the process of a stream. In the order of their weight. */
public enum Restart {
    NONE,
    /** Blue-green; green goes on where blue committed. */
    REUSE_CHECKPOINTS,
    /** Blue-green; green cannot read blue's checkpoints and reads the source again. */
    CHECKPOINTS_INVALIDATED;

    Restart atLeast(Restart other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
