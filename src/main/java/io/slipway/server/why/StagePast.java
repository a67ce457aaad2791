package io.slipway.server.why;

import io.slipway.policy.ScheduledStage;
import java.time.Instant;
import java.util.Optional;

/**
 * One stage of a release.
 *
 * @param reason of its waiting, halt or skipping; empty if there is none to tell
 */
record StagePast(ScheduledStage plan, Status status, Instant since, String reason, Optional<String> build) {

    enum Status {
        PENDING,
        WAITING,
        RELEASING,
        HALTED,
        ENDED,
        SKIPPED,
        ROLLING_BACK,
        ROLLED_BACK
    }

    String name() {
        return plan.stage().name();
    }

    StagePast with(Status next, Instant at, String why) {
        return new StagePast(plan, next, at, why, build);
    }

    StagePast opened(Instant at, String shipped) {
        return new StagePast(plan, Status.RELEASING, at, "", Optional.of(shipped));
    }

    /** Whether accounts of it can still be started. */
    boolean isAhead() {
        return status.compareTo(Status.HALTED) <= 0;
    }
}
