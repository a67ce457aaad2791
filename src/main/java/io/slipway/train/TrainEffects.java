package io.slipway.train;

import io.slipway.account.AccountCommand;
import io.slipway.machine.Build;
import io.slipway.machine.Effect;
import io.slipway.machine.Effect.Ask;
import io.slipway.machine.Effect.Tell;
import io.slipway.machine.Effect.Unwake;
import io.slipway.machine.Effect.Wake;
import io.slipway.policy.CellId;
import io.slipway.train.StageRun.Status;
import io.slipway.train.TrainState.Platform;
import io.slipway.wave.WaveCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the train asks for after each event, and what it owes after a crash. */
final class TrainEffects {

    private TrainEffects() {}

    static List<Effect> of(TrainState before, Platform after, TrainEvent event) {
        if (event instanceof TrainEvent.AccountRegistered e) {
            return List.of(register(after, e));
        } else if (event instanceof TrainEvent.ReleaseProposed e) {
            List<Effect> effects = new ArrayList<>(wakes(after.active(), Instant.MIN));
            effects.addAll(judge(e.release(), after.active().latest()));
            return effects;
        } else if (event instanceof TrainEvent.PatchProposed e) {
            return judge(e.release(), after.active().latest());
        } else if (event instanceof TrainEvent.CellRecorded e) {
            return cell(after.active(), e.build(), e.cell());
        } else if (event instanceof TrainEvent.CellRerun e) {
            return cell(after.active(), e.build(), e.cell());
        } else if (event instanceof TrainEvent.RunOpened e) {
            List<Effect> effects = new ArrayList<>();
            effects.add(open(after, e.stage(), e.build()));
            effects.add(watch(after.active(), e.build()));
            Soaks.sample(after.active()).map(Ask::new).ifPresent(effects::add);
            return effects;
        } else if (event instanceof TrainEvent.StageWaiting e) {
            return deadline(after.active(), e.stage()).stream().toList();
        } else if (event instanceof TrainEvent.RunHalted e) {
            return List.of(new Tell(after.active().run(e.stage()), new WaveCommand.Halt(after.orders(), e.reason())));
        } else if (event instanceof TrainEvent.RunResumed e) {
            return List.of(new Tell(after.active().run(e.stage()), new WaveCommand.Resume(after.orders())));
        } else if (event instanceof TrainEvent.RunRollBackStarted e) {
            return List.of(rollBack(after, e.stage()));
        } else if (event instanceof TrainEvent.ReleaseEnded e) {
            return ended(((Platform) before).active(), e);
        }
        return List.of();
    }

    static List<Effect> owed(Platform platform, Instant now) {
        List<Effect> effects = new ArrayList<>();
        platform.fleet().joining().values().forEach(event -> effects.add(register(platform, event)));
        platform.last().ifPresent(over -> effects.add(new Ask(new Evidence.Unwatch(over))));
        platform.release().ifPresent(release -> {
            effects.addAll(wakes(release, now));
            release.candidates().forEach(candidate -> effects.addAll(judge(release.id(), candidate)));
            Soaks.sample(release).map(Ask::new).ifPresent(effects::add);
            effects.addAll(watches(release));
            for (int place = 0; place < release.stages().size(); place++) {
                effects.addAll(run(platform, release, place));
            }
        });
        return effects;
    }

    private static List<Effect> run(Platform platform, Release release, int place) {
        StageRun run = release.stages().get(place);
        if (run.status() == Status.ROLLING_BACK) {
            return List.of(rollBack(platform, place));
        } else if (run.status() != Status.RELEASING) {
            return List.of();
        }
        List<Effect> effects = new ArrayList<>();
        Build build = run.build().orElseThrow();
        effects.add(open(platform, place, build));
        effects.add(new Tell(
                release.run(place),
                run.haltReason()
                        .<WaveCommand>map(reason -> new WaveCommand.Halt(run.order(), reason))
                        .orElseGet(() -> new WaveCommand.Resume(run.order()))));
        return effects;
    }

    /** Between two runs too: whoever got a build keeps it. */
    private static List<Effect> watches(Release release) {
        return release.stages().stream()
                .filter(run -> run.status() == Status.RELEASING || run.status() == Status.ENDED)
                .flatMap(run -> run.build().stream())
                .distinct()
                .map(build -> watch(release, build))
                .toList();
    }

    private static Effect watch(Release release, Build build) {
        return new Ask(new Evidence.Watch(release.id(), build, release.baseline()));
    }

    private static Effect register(Platform platform, TrainEvent.AccountRegistered e) {
        return new Tell(
                e.account(),
                new AccountCommand.Register(
                        platform.id(),
                        e.kind(),
                        e.build(),
                        e.jobs(),
                        platform.policy().handoff()));
    }

    private static Effect open(Platform platform, int stage, Build build) {
        Release release = platform.active();
        StageRun run = release.stages().get(stage);
        return new Tell(
                release.run(stage),
                new WaveCommand.Open(
                        run.opening(),
                        platform.id(),
                        build,
                        release.baseline(),
                        run.plan().closes(),
                        release.policy().pacing(),
                        release.policy().handoff(),
                        release.roster(stage)));
    }

    private static Effect rollBack(Platform platform, int stage) {
        Release release = platform.active();
        long order = release.stages().get(stage).order();
        return new Tell(release.run(stage), new WaveCommand.RollBack(order, platform.id()));
    }

    private static List<Effect> judge(String release, Candidate candidate) {
        List<Effect> effects = new ArrayList<>();
        candidate
                .undecidedAsAWhole()
                .forEach(gate -> effects.add(new Ask(new Evidence.Judge(release, candidate.build(), gate))));
        candidate.cells().awaited().forEach(run -> effects.add(run(release, candidate.build(), run)));
        return effects;
    }

    /** The next attempt at a cell, if there is to be one. */
    private static List<Effect> cell(Release release, Build build, CellId id) {
        return release
                .candidate(build)
                .flatMap(candidate -> candidate.cells().find(id))
                .filter(CellRun::isAwaited)
                .map(run -> run(release.id(), build, run))
                .stream()
                .toList();
    }

    private static Effect run(String release, Build build, CellRun run) {
        return new Ask(new Evidence.RunCell(release, build, run.cell(), run.attempt(), run.retry()));
    }

    /** The openings and closings that are still to come or were not attended to; a closing that is due overtakes its opening. */
    private static List<Effect> wakes(Release release, Instant now) {
        List<Effect> wakes = new ArrayList<>();
        for (int i = 0; i < release.stages().size(); i++) {
            StageRun run = release.stages().get(i);
            if (run.status() == Status.PENDING && now.isBefore(run.plan().closes())) {
                wakes.add(new Wake(opens(i), run.plan().opens(), new TrainCommand.OpenStage(release.id(), i)));
            }
            if (run.isAhead()) {
                wakes.add(new Wake(closes(i), run.plan().closes(), new TrainCommand.CloseStage(release.id(), i)));
            }
            deadline(release, i).ifPresent(wakes::add);
        }
        return wakes;
    }

    /** Of the soak that a stage waits for. */
    private static Optional<Effect> deadline(Release release, int stage) {
        return Soaks.isAwaited(release, stage)
                ? Soaks.deadline(release, stage)
                        .map(by -> new Wake(soaks(stage), by, new TrainCommand.CloseSoak(release.id(), stage)))
                : Optional.empty();
    }

    private static List<Effect> ended(Release release, TrainEvent.ReleaseEnded e) {
        List<Effect> effects = new ArrayList<>();
        effects.add(new Ask(new Evidence.Unwatch(e.release())));
        for (int i = 0; i < release.stages().size(); i++) {
            effects.add(new Unwake(opens(i)));
            effects.add(new Unwake(closes(i)));
            if (release.policy().soak().isPresent()) {
                effects.add(new Unwake(soaks(i)));
            }
        }
        return effects;
    }

    private static String opens(int stage) {
        return "opens/" + stage;
    }

    private static String closes(int stage) {
        return "closes/" + stage;
    }

    private static String soaks(int stage) {
        return "soaks/" + stage;
    }
}
