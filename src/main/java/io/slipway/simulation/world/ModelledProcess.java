package io.slipway.simulation.world;

import io.slipway.policy.HandoffRules;
import java.time.Duration;

/** A stream process of the modelled runtime. Times are virtual, in milliseconds. */
final class ModelledProcess {

    final long epoch;
    final HandoffRules readiness;
    private long caughtUpAt = Long.MAX_VALUE;
    private int readyInARow;
    private boolean draining;
    private boolean gone;

    ModelledProcess(long epoch, HandoffRules readiness) {
        this.epoch = epoch;
        this.readiness = readiness;
    }

    void up(long now, long catchUp) {
        caughtUpAt = now + catchUp;
    }

    /** How many probes in a row, this one included, found it ready. */
    int probe(long now) {
        readyInARow = now >= caughtUpAt ? readyInARow + 1 : 0;
        return readyInARow;
    }

    /** What it is behind: nothing within the threshold once caught up, and until then the threshold and the time it still needs. */
    Duration lag(long now) {
        return now >= caughtUpAt
                ? Duration.ZERO
                : readiness
                        .lagAtMost()
                        .plusMillis(
                                Math.min(caughtUpAt - now, Duration.ofDays(1).toMillis()));
    }

    /** Whether this is the first order to drain. */
    boolean drain() {
        boolean first = !draining;
        draining = true;
        return first;
    }

    void end() {
        gone = true;
    }

    /** Whether it is there and was not told to stop. */
    boolean isRunning() {
        return !gone && !draining;
    }

    boolean isOnline() {
        return readyInARow >= readiness.probes();
    }
}
