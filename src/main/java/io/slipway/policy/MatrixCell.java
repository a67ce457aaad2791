package io.slipway.policy;

import java.time.Duration;

/**
 * What is to be run for one cell.
 *
 * @param required whether a build is not validated without it
 * @param timeLimit how long one attempt may take
 * @param retries how often an attempt that did not pass is followed by another by itself
 * @param backOff the wait before the first retry; it doubles with each further one
 */
public record MatrixCell(
        CellId id,
        Feeds feeds,
        boolean required,
        CellRunner runner,
        Duration timeLimit,
        int retries,
        Duration backOff) {

    private static final int DOUBLINGS = 6;

    public MatrixCell {
        if (timeLimit.isZero() || timeLimit.isNegative() || backOff.isNegative() || retries < 0) {
            throw new IllegalArgumentException(id + ": a time limit is positive, retries and back-off not negative");
        }
    }

    /** How long to wait before an attempt, by how many attempts came before it in its row; bounded by 64 times the back-off. */
    public Duration waitBefore(int retry) {
        return retry < 1 ? Duration.ZERO : backOff.multipliedBy(1L << Math.min(retry - 1, DOUBLINGS));
    }

    /** The gate whose verdict it is a part of. */
    public enum Feeds {
        VALIDATION_SUITE,
        SAMPLE_WORKLOADS
    }
}
