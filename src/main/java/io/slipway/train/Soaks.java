package io.slipway.train;

import io.slipway.judge.soak.Batch;
import io.slipway.judge.soak.SoakFinding;
import io.slipway.judge.soak.SoakState;
import io.slipway.machine.Build;
import io.slipway.machine.Decision;
import io.slipway.policy.Signal;
import io.slipway.policy.SoakRules;
import io.slipway.policy.SoakRules.OnTooLittle;
import io.slipway.policy.Stage.Condition;
import io.slipway.train.Soak.Standing;
import io.slipway.train.StageRun.Status;
import io.slipway.train.TrainState.Platform;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What is seen while a release soaks, and what follows: a harmful metric opens an issue, a soak that is undecided at its deadline is
 * inconclusive.
 */
final class Soaks {

    private static final String JUDGE = "judge";

    private Soaks() {}

    static Decision<TrainEvent> report(Platform platform, TrainCommand.ReportSamples c, Instant now) {
        Optional<Soak> soak = platform.active(c.release())
                .filter(release -> release.cancellation().isEmpty())
                .flatMap(Release::soak)
                .filter(watched -> watched.build().equals(c.build()) && watched.window() < c.window());
        SortedMap<String, Batch> samples = new TreeMap<>(c.samples());
        soak.ifPresent(watched -> samples.keySet().retainAll(watched.tests().keySet()));
        if (soak.isEmpty() || samples.isEmpty()) {
            return Decision.nothing();
        }
        Minutes minutes = new Minutes(platform)
                .record(new TrainEvent.SamplesReported(c.release(), c.build(), c.window(), samples));
        samples.keySet().forEach(metric -> judge(minutes, metric, soak.get().state(metric)));
        return Progress.draw(minutes, now).decision();
    }

    private static void judge(Minutes minutes, String metric, SoakState before) {
        Release release = minutes.release();
        Soak soak = release.soak().orElseThrow();
        if (soak.state(metric) == before) {
            return;
        }
        SoakFinding finding = soak.test(metric).finding(false);
        minutes.record(new TrainEvent.SignalJudged(
                release.id(), soak.build(), metric, finding.state(), finding.total(), finding.sentence()));
        if (finding.state() == SoakState.HARMFUL) {
            Issues.open(
                    minutes,
                    new TrainEvent.IssueOpened(
                            release.id(),
                            Signal.issue(metric),
                            soak.build(),
                            severity(release, metric),
                            metric + " is " + finding.sentence(),
                            JUDGE,
                            false));
        }
    }

    private static Severity severity(Release release, String metric) {
        boolean critical = release.policy().soak().stream()
                .flatMap(rules -> rules.signals().stream())
                .anyMatch(signal -> signal.metric().equals(metric) && signal.critical());
        return critical ? Severity.BLOCKING : Severity.MINOR;
    }

    static Decision<TrainEvent> override(Platform platform, TrainCommand.OverrideSoak c, Instant now) {
        return Permission.DECIDE.on(platform, c.release(), c.actor(), release -> override(platform, release, c, now));
    }

    private static Decision<TrainEvent> override(
            Platform platform, Release release, TrainCommand.OverrideSoak c, Instant now) {
        Optional<Soak> soak = release.soak().filter(watched -> watched.build().equals(c.build()));
        if (soak.filter(watched -> watched.standing() == Standing.OVERRIDDEN).isPresent()) {
            return Decision.nothing();
        }
        Optional<String> why = notInQuestion(release, soak);
        if (why.isPresent()) {
            return Decision.refused(new TrainRefusal.NothingToOverride(c.build().label(), why.get()));
        }
        String evidence = soak.orElseThrow().evidence(false);
        Minutes minutes = new Minutes(platform)
                .record(new TrainEvent.SoakOverridden(c.release(), c.build(), c.actor(), c.reason(), evidence));
        return Progress.draw(minutes, now).decision();
    }

    private static Optional<String> notInQuestion(Release release, Optional<Soak> soak) {
        if (soak.isEmpty()) {
            return Optional.of("it is not soaking");
        } else if (release.cancellation().isPresent()) {
            return Optional.of(release.id() + " is canceled");
        } else if (!soak.get().isOpen()) {
            return Optional.of("it is not undecided");
        }
        boolean asks = release.policy()
                .soak()
                .filter(rules -> rules.onTooLittleData() == OnTooLittle.ASK)
                .isPresent();
        return asks ? Optional.empty() : Optional.of("the policy cancels a release that has seen too little");
    }

    /** A build that goes to nobody soaks on nobody, which is recorded when its run opens (DOMAIN A32). */
    static void opened(Minutes minutes, int stage, Build build) {
        Release release = minutes.release();
        boolean nobody = IntStream.rangeClosed(0, stage)
                        .filter(place -> release.stages().get(place).build().equals(Optional.of(build)))
                        .allMatch(place -> release.roster(place).isEmpty())
                && release.soak()
                        .filter(soak -> soak.build().equals(build) && soak.standing() == Standing.WATCHED)
                        .isPresent();
        if (nobody) {
            String name = release.stages().get(stage).plan().stage().name();
            minutes.record(new TrainEvent.SoakUnwatched(release.id(), build, "no account is in " + name));
        }
    }

    static Decision<TrainEvent> close(Platform platform, TrainCommand.CloseSoak c, Instant now) {
        boolean due = platform.active(c.release())
                .filter(release -> isOverdue(release, c.stage(), now))
                .isPresent();
        return due
                ? Progress.draw(conclude(new Minutes(platform), c.stage()), now).decision()
                : Decision.nothing();
    }

    /** Whether a stage waits for a soak that should be decided by now. */
    static boolean isOverdue(Release release, int stage, Instant now) {
        return isAwaited(release, stage)
                && deadline(release, stage).filter(by -> !now.isBefore(by)).isPresent();
    }

    /** Whether a stage waits, and its soak is undecided: it can only end by more data, a decision, or the deadline. */
    static boolean isAwaited(Release release, int stage) {
        StageRun run = release.stages().get(stage);
        return run.status() == Status.WAITING
                && run.condition() == Condition.UNLESS_REGRESSION
                && release.soak().filter(Soak::isOpen).isPresent();
    }

    /** By when the soak before a stage is decided, or inconclusive: never after the window has closed. */
    static Optional<Instant> deadline(Release release, int stage) {
        StageRun run = release.stages().get(stage);
        return release.policy().soak().map(SoakRules::deadline).map(grace -> {
            Instant by = run.plan().opens().plus(grace);
            return by.isBefore(run.plan().closes()) ? by : run.plan().closes();
        });
    }

    static Minutes conclude(Minutes minutes, int stage) {
        Soak soak = minutes.release().soak().orElseThrow();
        return minutes.record(
                new TrainEvent.SoakInconclusive(minutes.release().id(), stage, soak.build(), soak.evidence(true)));
    }

    /** What the port is to watch: one build, from the last report on. */
    static Optional<Evidence.Sample> sample(Release release) {
        return release.soak().map(soak -> {
            SoakRules rules = release.policy().soak().orElseThrow();
            return new Evidence.Sample(
                    release.id(),
                    soak.build(),
                    release.baseline(),
                    rules.every(),
                    rules.signals().stream().map(Signal::metric).toList(),
                    soak.window());
        });
    }
}
