package io.slipway.train;

import io.slipway.machine.Decision;
import io.slipway.policy.Stage.Condition;
import io.slipway.train.StageRun.Status;
import io.slipway.train.TrainState.Platform;
import io.slipway.wave.RunReport;
import java.time.Instant;
import java.util.Optional;

/** What the clock, the waves and the operators say about the stages of the active release. */
final class Runs {

    private Runs() {}

    static Decision<TrainEvent> open(Platform platform, TrainCommand.OpenStage c, Instant now) {
        Optional<Release> release = ahead(platform, c.release(), c.stage());
        if (release.isEmpty() || release.get().stages().get(c.stage()).status() != Status.PENDING) {
            return Decision.nothing();
        }
        if (now.isBefore(release.get().stages().get(c.stage()).plan().opens())) {
            return Decision.nothing();
        }
        Minutes minutes = new Minutes(platform);
        if (release.get().rosters().isEmpty()) {
            freeze(minutes);
        }
        return Progress.obstacle(minutes.release(), c.stage())
                .map(reason ->
                        Progress.draw(minutes.record(new TrainEvent.StageWaiting(c.release(), c.stage(), reason)), now))
                .orElseGet(() -> Progress.open(minutes, c.stage(), now))
                .decision();
    }

    static void freeze(Minutes minutes) {
        Fleet.Rosters rosters = minutes.platform().fleet().freeze();
        minutes.record(new TrainEvent.RosterFrozen(
                minutes.release().id(),
                rosters.earlyAccess().size(),
                rosters.remaining().size()));
    }

    static Decision<TrainEvent> close(Platform platform, TrainCommand.CloseStage c, Instant now) {
        Optional<Release> release = ahead(platform, c.release(), c.stage());
        if (release.isEmpty()) {
            return Decision.nothing();
        }
        Minutes minutes = new Minutes(platform);
        StageRun run = release.get().stages().get(c.stage());
        String reason = Progress.obstacle(release.get(), c.stage()).orElse("its window closed");
        if (run.condition() == Condition.WHEN_ISSUE_OPEN || run.condition() == Condition.NEVER) {
            minutes.record(new TrainEvent.RunSkipped(c.release(), c.stage(), reason));
            return Progress.draw(minutes, now).decision();
        }
        if (Soaks.isOverdue(minutes.release(), c.stage(), now)) {
            Soaks.conclude(minutes, c.stage());
        }
        String missed = run.plan().stage().name() + " could not open in its window: " + reason;
        boolean unproven = release.get().candidates().stream().noneMatch(Candidate::validated);
        return unproven
                ? Progress.end(minutes, Outcome.REJECTED, missed).decision()
                : Progress.cancel(minutes, "policy", missed, now).decision();
    }

    static Decision<TrainEvent> report(Platform platform, RunReport report, Instant now) {
        Optional<Integer> stage = platform.release().flatMap(release -> release.stageOf(report.run()));
        if (stage.isEmpty()) {
            return Decision.nothing();
        }
        int place = stage.get();
        Release release = platform.active();
        StageRun run = release.stages().get(place);
        Minutes minutes = new Minutes(platform);
        if (report instanceof RunReport.Ended ended && run.status() == Status.RELEASING) {
            ended.failures().forEach(failure -> failed(minutes, place, failure));
            minutes.record(new TrainEvent.RunEnded(release.id(), place, ended.tally()));
            ended(minutes, place);
        } else if (report instanceof RunReport.AccountFailed failure && run.status() == Status.RELEASING) {
            if (!failed(minutes, place, failure)) {
                return Decision.nothing();
            }
        } else if (report instanceof RunReport.RolledBack back && run.status() == Status.ROLLING_BACK) {
            minutes.record(new TrainEvent.RunRolledBack(release.id(), place, back.touched(), back.needHand()));
        } else {
            return Decision.nothing();
        }
        return Progress.draw(minutes, now).decision();
    }

    /** Whether it is news. */
    private static boolean failed(Minutes minutes, int place, RunReport.AccountFailed failure) {
        Release release = minutes.release();
        boolean known = release.stages().get(place).failures().contains(failure.account());
        if (!known) {
            Issues.updateFailed(
                    minutes,
                    place,
                    new TrainEvent.AccountFailed(release.id(), place, failure.account(), failure.reason()));
        }
        return !known;
    }

    private static void ended(Minutes minutes, int place) {
        StageRun run = minutes.release().stages().get(place);
        boolean everyone = run.shippedToAll(
                run.build().orElseThrow(), minutes.release().policy().failureBudget());
        if (everyone) {
            Issues.resolve(minutes, run);
        }
    }

    static Decision<TrainEvent> halt(Platform platform, TrainCommand.Halt c) {
        return Permission.PAUSE.on(platform, c.release(), c.actor(), release -> {
            Optional<Integer> running = release.releasing();
            if (running.isEmpty()) {
                return Decision.refused(new TrainRefusal.NothingToHalt(c.release()));
            }
            boolean already = release.stages().get(running.get()).haltReason().isPresent();
            return already
                    ? Decision.nothing()
                    : Decision.happened(new TrainEvent.RunHalted(
                            c.release(), running.get(), c.actor().name(), c.reason()));
        });
    }

    static Decision<TrainEvent> resume(Platform platform, TrainCommand.Resume c, Instant now) {
        return Permission.PAUSE.on(platform, c.release(), c.actor(), release -> {
            Optional<Integer> halted = release.releasing()
                    .filter(place -> release.stages().get(place).haltReason().isPresent());
            if (halted.isEmpty()) {
                return Decision.refused(new TrainRefusal.NothingToResume(c.release(), "no wave of it is halted"));
            }
            if (release.cancellation().isPresent()) {
                return Decision.refused(new TrainRefusal.NothingToResume(c.release(), "it is canceled"));
            }
            if (!release.stages().get(halted.get()).isOpenAt(now)) {
                return Decision.refused(new TrainRefusal.NothingToResume(c.release(), "the window has closed"));
            }
            return release.threat()
                    .map(issue -> Decision.<TrainEvent>refused(new TrainRefusal.NothingToResume(
                            c.release(), issue.id() + " is open and blocking; waive it first")))
                    .orElseGet(
                            () -> Decision.happened(new TrainEvent.RunResumed(c.release(), halted.get(), c.actor())));
        });
    }

    static Decision<TrainEvent> cancel(Platform platform, TrainCommand.Cancel c, Instant now) {
        return Permission.DECIDE.on(
                platform,
                c.release(),
                c.actor(),
                release -> release.cancellation().isPresent()
                        ? Decision.nothing()
                        : Progress.cancel(new Minutes(platform), c.actor().name(), c.reason(), now)
                                .decision());
    }

    private static Optional<Release> ahead(Platform platform, String release, int stage) {
        return platform.active(release).filter(r -> r.stages().get(stage).isAhead());
    }
}
