package io.slipway.simulation.world;

import io.slipway.policy.HandoffRules;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A stream process of the modelled runtime. Times are virtual, in milliseconds. */
final class ModelledProcess {

    final long epoch;
    final HandoffRules readiness;
    private long caughtUpAt = Long.MAX_VALUE;
    private int readyInARow;
    private int flaps;
    private boolean lies;
    private boolean draining;
    private boolean gone;
    private @Nullable ModelledProcess older;

    ModelledProcess(long epoch, HandoffRules readiness, @Nullable ModelledProcess older) {
        this.epoch = epoch;
        this.readiness = readiness;
        this.older = older;
    }

    /** The one of the same job that started before it and is still there. */
    @Nullable
    ModelledProcess older() {
        return older;
    }

    /** The chain from here on without this one. */
    @Nullable
    ModelledProcess without(ModelledProcess process) {
        if (this == process) {
            return older;
        }
        older = older == null ? null : older.without(process);
        return this;
    }

    void up(long now, long catchUp) {
        caughtUpAt = now + catchUp;
    }

    /** So many times it stumbles when it was nearly ready often enough. */
    void flap(int times) {
        flaps = times;
    }

    /** It says that it is ready, however far it is behind, and never often enough. */
    void lie() {
        lies = true;
    }

    /** How many probes in a row, this one included, found it ready. */
    int probe(long now) {
        readyInARow = now >= caughtUpAt || lies ? readyInARow + 1 : 0;
        if (lies) {
            readyInARow = Math.min(readyInARow, readiness.probes() - 1);
        }
        if (flaps > 0 && isOnline()) {
            flaps--;
            readyInARow = 0;
        }
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
