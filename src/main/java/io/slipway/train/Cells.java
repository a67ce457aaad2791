package io.slipway.train;

import io.slipway.machine.Build;
import io.slipway.machine.Decision;
import io.slipway.train.TrainState.Platform;
import java.time.Instant;
import java.util.Optional;

/**
 * What is said about the cells of a build. A failed cell does not end a release the way a gate judged as a whole does: it can be run
 * again, or a patched build take its place, until the first window closes on a release without a validated build.
 */
final class Cells {

    private Cells() {}

    /** Only the outcome of the attempt that is awaited is news. */
    static Decision<TrainEvent> report(Platform platform, TrainCommand.ReportCell c, Instant now) {
        Optional<CellRun> awaited = platform.active(c.release())
                .filter(release -> release.cancellation().isEmpty())
                .flatMap(release -> release.candidate(c.build()))
                .flatMap(candidate -> candidate.cells().find(c.cell()))
                .filter(run -> run.isAwaited() && run.attempt() == c.attempt());
        if (awaited.isEmpty()) {
            return Decision.nothing();
        }
        Minutes minutes = new Minutes(platform)
                .record(new TrainEvent.CellRecorded(
                        c.release(), c.build(), c.cell(), c.attempt(), c.outcome(), c.evidence()));
        judge(minutes, c.build(), awaited.get().gate());
        return Intake.validate(minutes, c.build(), now).decision();
    }

    static Decision<TrainEvent> rerun(Platform platform, TrainCommand.RerunCell c) {
        return Permission.RERUN.on(platform, c.release(), c.actor(), release -> rerun(platform, release, c));
    }

    private static Decision<TrainEvent> rerun(Platform platform, Release release, TrainCommand.RerunCell c) {
        Optional<Candidate> candidate = release.candidate(c.build());
        if (candidate.isEmpty()) {
            return Decision.refused(
                    new TrainRefusal.NoSuchBuild(c.release(), c.build().label()));
        }
        Optional<CellRun> run = candidate.get().cells().find(c.cell());
        if (run.isEmpty()) {
            return Decision.refused(new TrainRefusal.NoSuchCell(c.release(), c.cell()));
        }
        if (c.attempt() < run.get().attempt()) {
            return Decision.nothing(); // It was run again since.
        }
        return obstacle(release, candidate.get(), run.get(), c)
                .map(why -> Decision.<TrainEvent>refused(new TrainRefusal.NothingToRerun(c.cell(), why)))
                .orElseGet(() -> {
                    Minutes minutes = new Minutes(platform)
                            .record(new TrainEvent.CellRerun(
                                    c.release(), c.build(), c.cell(), c.attempt() + 1, c.actor(), c.reason()));
                    judge(minutes, c.build(), run.get().gate());
                    return minutes.decision();
                });
    }

    private static Optional<String> obstacle(
            Release release, Candidate candidate, CellRun run, TrainCommand.RerunCell c) {
        if (release.cancellation().isPresent()) {
            return Optional.of("the release is canceled");
        } else if (candidate.validated()) {
            return Optional.of(c.build() + " is validated; patch it if it is wrong");
        } else if (c.attempt() > run.attempt()) {
            return Optional.of("its latest attempt is " + run.attempt());
        }
        return Optional.empty();
    }

    /** Records what the cells come to at a gate, whenever that is something else than before. */
    private static void judge(Minutes minutes, Build build, Gate gate) {
        Candidate candidate = minutes.release().candidate(build).orElseThrow();
        candidate
                .cells()
                .verdict(gate)
                .filter(verdict -> candidate.verdicts().get(gate) != verdict)
                .ifPresent(verdict -> minutes.record(new TrainEvent.VerdictRecorded(
                        minutes.release().id(),
                        build,
                        gate,
                        verdict,
                        candidate.cells().evidence(gate))));
    }
}
