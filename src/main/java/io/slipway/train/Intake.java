package io.slipway.train;

import io.slipway.machine.Build;
import io.slipway.machine.Decision;
import io.slipway.train.Gate.Verdict;
import io.slipway.train.TrainState.Platform;
import java.time.Instant;
import java.util.Optional;

/** How builds come in: proposed, patched, judged at every gate. */
final class Intake {

    private Intake() {}

    static Decision<TrainEvent> propose(Platform platform, TrainCommand.Propose c) {
        Optional<Decision<TrainEvent>> denied = Permission.PROPOSE.denies(c.actor());
        if (denied.isPresent()) {
            return denied.get();
        }
        if (platform.release().isPresent()) {
            Release active = platform.active();
            return active.id().equals(c.release())
                    ? Decision.nothing()
                    : Decision.refused(new TrainRefusal.ReleaseActive(c.release(), active.id()));
        }
        if (platform.last().filter(c.release()::equals).isPresent()) {
            return Decision.refused(new TrainRefusal.ReleaseOver(c.release()));
        }
        if (platform.policy().blackedOut(c.monday())) {
            return Decision.happened(new TrainEvent.WeekSkipped(
                    c.release(), c.build(), "the week of " + c.monday() + " is on the blackout list"));
        }
        return Decision.happened(new TrainEvent.ReleaseProposed(
                c.release(), c.build(), platform.policy().week(c.monday()), c.actor()));
    }

    static Decision<TrainEvent> patch(Platform platform, TrainCommand.ProposePatch c) {
        return Permission.PROPOSE.on(platform, c.release(), c.actor(), release -> {
            boolean pointless = release.cancellation().isPresent()
                    || release.candidate(c.build()).isPresent();
            return pointless
                    ? Decision.nothing()
                    : Decision.happened(new TrainEvent.PatchProposed(c.release(), c.build(), c.resolves(), c.actor()));
        });
    }

    static Decision<TrainEvent> verdict(Platform platform, TrainCommand.ReportVerdict c, Instant now) {
        boolean awaited = platform.active(c.release())
                .filter(release -> release.cancellation().isEmpty())
                .flatMap(release -> release.candidate(c.build()))
                .filter(candidate -> candidate.undecidedAsAWhole().contains(c.gate()))
                .isPresent();
        if (!awaited) {
            return Decision.nothing();
        }
        Minutes minutes = new Minutes(platform)
                .record(new TrainEvent.VerdictRecorded(c.release(), c.build(), c.gate(), c.verdict(), c.evidence()));
        boolean first = minutes.release().candidates().get(0).build().equals(c.build());
        if (c.verdict() == Verdict.FAIL && first && !minutes.release().isTouched()) {
            return Progress.end(minutes, Outcome.REJECTED, c.gate() + " failed: " + c.evidence())
                    .decision();
        }
        return validate(minutes, c.build(), now).decision();
    }

    static Decision<TrainEvent> override(Platform platform, TrainCommand.OverrideGate c, Instant now) {
        return Permission.DECIDE.on(platform, c.release(), c.actor(), release -> override(platform, release, c, now));
    }

    private static Decision<TrainEvent> override(
            Platform platform, Release release, TrainCommand.OverrideGate c, Instant now) {
        Optional<Candidate> candidate = release.candidate(c.build());
        if (candidate.isEmpty()) {
            return Decision.refused(
                    new TrainRefusal.NoSuchBuild(c.release(), c.build().label()));
        }
        if (candidate.get().verdicts().get(c.gate()) != Verdict.INCONCLUSIVE) {
            return Decision.refused(new TrainRefusal.NotInconclusive(c.gate()));
        }
        Minutes minutes = new Minutes(platform)
                .record(new TrainEvent.GateOverridden(c.release(), c.build(), c.gate(), c.actor(), c.reason()));
        return validate(minutes, c.build(), now).decision();
    }

    static Decision<TrainEvent> adopt(Platform platform, TrainCommand.AdoptPolicy c) {
        return Permission.DECIDE
                .denies(c.actor())
                .orElseGet(() -> c.policy().equals(platform.policy())
                        ? Decision.nothing()
                        : Decision.happened(new TrainEvent.PolicyAdopted(c.policy(), c.actor())));
    }

    static Minutes validate(Minutes minutes, Build build, Instant now) {
        Candidate candidate = minutes.release().candidate(build).orElseThrow();
        if (candidate.validated() || !candidate.passedEveryGate()) {
            return minutes;
        }
        minutes.record(new TrainEvent.BuildValidated(minutes.release().id(), build));
        return Progress.draw(minutes, now);
    }
}
