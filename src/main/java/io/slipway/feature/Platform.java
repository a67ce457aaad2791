package io.slipway.feature;

/** What computes: it decides whether the runtime or the environment is read (DOMAIN A22). */
public enum Platform {
    /** Job clusters that run a materialization runtime; a stream is one long-running process. */
    SPARK,
    /** Managed Python in an environment; a stream is pushed to, and has no process of its own. */
    RIFT
}
