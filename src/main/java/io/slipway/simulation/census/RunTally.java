package io.slipway.simulation.census;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.policy.ScheduledStage;
import io.slipway.simulation.census.Run.Ending;
import io.slipway.wave.Tally;
import io.slipway.wave.WaveEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts one stage of the active release. */
final class RunTally {

    private final ScheduledStage plan;
    private final EntityId wave;
    private Optional<Build> build = Optional.empty();
    private Optional<Instant> startedAt = Optional.empty();
    private Optional<Instant> endedAt = Optional.empty();
    private Optional<Ending> outcome = Optional.empty();
    private Optional<String> reason = Optional.empty();
    private int roster;
    private int started;
    private int updated;
    private int failed;
    private int leftOver;

    RunTally(String release, ScheduledStage plan) {
        this.plan = plan;
        this.wave = plan.stage().run(release);
    }

    EntityId wave() {
        return wave;
    }

    void opened(Instant at, Build shipped) {
        build = Optional.of(shipped);
        startedAt = Optional.of(at);
    }

    void counted(WaveEvent event) {
        if (event instanceof WaveEvent.AccountUpdated) {
            updated++;
        } else if (event instanceof WaveEvent.AccountsStarted e) {
            started += e.accounts().size();
        } else if (event instanceof WaveEvent.AccountFailed) {
            failed++;
        } else if (event instanceof WaveEvent.AccountLeftOver) {
            leftOver++;
        } else if (event instanceof WaveEvent.Opened e) {
            roster = e.roster().size();
        }
    }

    void skipped(String why) {
        outcome = Optional.of(Ending.SKIPPED);
        reason = Optional.of(why);
    }

    void halted(String why) {
        reason = Optional.of(why);
    }

    void resumed() {
        reason = Optional.empty();
    }

    void ended(Instant at, Tally tally) {
        endedAt = Optional.of(at);
        outcome = Optional.of(tally.halted() ? Ending.HALTED : Ending.FINISHED);
        if (!tally.halted()) {
            reason = Optional.empty();
        }
    }

    /** The release is canceled; a run that has ended or was skipped stays as it is. */
    void canceled(Instant at, String why) {
        if (outcome.isPresent()) {
            return;
        }
        outcome = Optional.of(Ending.CANCELED);
        reason = Optional.of(why);
        if (startedAt.isPresent()) {
            endedAt = Optional.of(at);
        }
    }

    /** How long it could have released. */
    Duration window() {
        return Duration.between(plan.opens(), plan.closes());
    }

    /** How long it released inside its window; zero if it never opened. */
    Duration used() {
        if (startedAt.isEmpty() || endedAt.isEmpty()) {
            return Duration.ZERO;
        }
        Instant end = endedAt.get().isBefore(plan.closes()) ? endedAt.get() : plan.closes();
        return Duration.between(startedAt.get(), end);
    }

    Optional<Instant> startedAt() {
        return startedAt;
    }

    Optional<Instant> endedAt() {
        return endedAt;
    }

    Run result() {
        int unstarted = roster - started + leftOver;
        return new Run(plan, build, roster, updated, failed, unstarted, startedAt, endedAt, outcome, reason);
    }
}
