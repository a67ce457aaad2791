package io.slipway.train;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.policy.ScheduledStage;
import io.slipway.policy.Stage.Condition;
import io.slipway.wave.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One stage of one release.
 *
 * @param build what the run ships; empty until it opens
 * @param opening the number of the order that opened it
 * @param order the number of the latest order to it
 * @param haltReason why the run is halted; empty while it is not
 * @param failures accounts whose update failed
 * @param tally how the run ended; empty before
 */
record StageRun(
        ScheduledStage plan,
        Status status,
        Optional<Build> build,
        long opening,
        long order,
        Optional<String> haltReason,
        List<EntityId> failures,
        Optional<Tally> tally) {

    static StageRun planned(ScheduledStage plan) {
        return new StageRun(
                plan, Status.PENDING, Optional.empty(), 0, 0, Optional.empty(), List.of(), Optional.empty());
    }

    StageRun in(Status next) {
        return new StageRun(plan, next, build, opening, order, haltReason, failures, tally);
    }

    StageRun opened(long number, Build shipped) {
        return new StageRun(plan, Status.RELEASING, Optional.of(shipped), number, number, haltReason, failures, tally);
    }

    StageRun halted(long number, Optional<String> reason) {
        return new StageRun(plan, status, build, opening, number, reason, failures, tally);
    }

    StageRun rollingBack(long number) {
        return new StageRun(plan, Status.ROLLING_BACK, build, opening, number, haltReason, failures, tally);
    }

    StageRun failed(List<EntityId> accounts) {
        return new StageRun(plan, status, build, opening, order, haltReason, accounts, tally);
    }

    StageRun ended(Tally result) {
        return new StageRun(plan, Status.ENDED, build, opening, order, haltReason, failures, Optional.of(result));
    }

    int wave() {
        return plan.stage().wave();
    }

    Condition condition() {
        return plan.stage().condition();
    }

    /** Whether accounts may have been changed by it. */
    boolean isTouched() {
        return build.isPresent();
    }

    /** Whether it can still open. */
    boolean isAhead() {
        return status == Status.PENDING || status == Status.WAITING;
    }

    boolean isOpenAt(Instant now) {
        return !now.isBefore(plan.opens()) && now.isBefore(plan.closes());
    }

    /** Whether it took every account of its roster to this build, but for the failures the policy tolerates. */
    boolean shippedToAll(Build shipped, int failureBudget) {
        return build.equals(Optional.of(shipped))
                && tally.filter(result -> result.reachedAll() && result.failed() <= failureBudget)
                        .isPresent();
    }

    enum Status {
        PENDING,
        /** The window is open, the stage cannot start yet. */
        WAITING,
        RELEASING,
        ENDED,
        SKIPPED,
        CANCELED,
        ROLLING_BACK,
        ROLLED_BACK
    }
}
