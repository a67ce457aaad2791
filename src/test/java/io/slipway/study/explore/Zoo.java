package io.slipway.study.explore;

import io.slipway.account.AccountCommand;
import io.slipway.machine.Build;
import io.slipway.machine.Command;
import io.slipway.machine.Effect;
import io.slipway.machine.Effect.Ask;
import io.slipway.machine.Effect.Tell;
import io.slipway.machine.Effect.Wake;
import io.slipway.machine.EntityId;
import io.slipway.policy.Pacing;
import io.slipway.stream.StreamCommand;
import io.slipway.stream.StreamEvent;
import io.slipway.stream.StreamRuntime.EnsureStarted;
import io.slipway.stream.StreamRuntime.EnsureStopped;
import io.slipway.train.TrainEvent;
import io.slipway.wave.WaveCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Mistakes that other systems made and told of, each made in our machines: a search that does not find one is not sharp enough. */
final class Zoo {

    private static final Build OTHER = new Build("2025.1.0");

    private Zoo() {}

    static List<Mutant> mutants() {
        return Stream.of(jobs(), jobsBesides(), accounts(), waves(), trains(), trainsBesides())
                .flatMap(some -> some)
                .toList();
    }

    private static Stream<Mutant> jobs() {
        return Stream.of(
                Mutant.of(
                        "blue is stopped when green starts, not when it is online",
                        "argo-rollouts #2235",
                        "job",
                        effect -> effect instanceof Ask ask
                                        && ask.request() instanceof EnsureStarted start
                                        && start.epoch() > 1
                                ? Stream.of(effect, new Ask(new EnsureStopped(start.job(), start.epoch() - 1)))
                                : Stream.of(effect)),
                losing("the old process is never stopped", "flinkk8soperator #56", "job", Zoo::stops),
                new Mutant(
                        "the failed green is left running when the next starts",
                        "flink-on-k8s-operator #590",
                        "job",
                        (cause, effect) -> stops(effect)
                                        && (cause.event() instanceof StreamEvent.GreenAborted
                                                || cause.event() instanceof StreamEvent.StopOverdue)
                                ? Stream.of()
                                : Stream.of(effect)),
                new Mutant(
                        "an abort stops blue instead of green",
                        "argo-rollouts #3779",
                        "job",
                        (cause, effect) -> cause.event() instanceof StreamEvent.GreenAborted aborted
                                        && effect instanceof Ask ask
                                        && ask.request() instanceof EnsureStopped stop
                                ? Stream.of(new Ask(new EnsureStopped(stop.job(), aborted.epoch() - 1)))
                                : Stream.of(effect)),
                losing(
                        "a handoff that does not end is not looked at",
                        "argo-rollouts #4294",
                        "job",
                        effect ->
                                effect instanceof Wake wake && wake.command() instanceof StreamCommand.HandoffOverdue));
    }

    private static Stream<Mutant> jobsBesides() {
        return Stream.of(
                Mutant.of(
                        "two processes of one job write",
                        "flink-on-k8s-operator #232",
                        "job",
                        effect -> effect instanceof Ask ask && ask.request() instanceof EnsureStarted start
                                ? Stream.of(
                                        effect,
                                        new Ask(new EnsureStarted(
                                                start.job(),
                                                start.epoch() + 1,
                                                start.build(),
                                                start.revision(),
                                                start.seed(),
                                                start.readiness())))
                                : Stream.of(effect)),
                recovering("a job forgets its work in a crash", "spark-operator #816", "job"),
                new Mutant(
                        "the proven green is stopped with its blue",
                        "argo-rollouts #2050",
                        "job",
                        (cause, effect) -> cause.event() instanceof StreamEvent.GreenOnline online
                                        && effect instanceof Ask ask
                                        && ask.request() instanceof EnsureStopped stop
                                ? Stream.of(effect, new Ask(new EnsureStopped(stop.job(), online.epoch())))
                                : Stream.of(effect)));
    }

    private static Stream<Mutant> accounts() {
        return Stream.of(
                losing(
                        "a switch that is not confirmed is not asked for again",
                        "argo-rollouts #1858",
                        "account",
                        effect ->
                                effect instanceof Wake wake && wake.command() instanceof AccountCommand.SwitchOverdue),
                recovering("an account forgets its work in a crash", "spinnaker #4426", "account"),
                losing(
                        "jobs are not told of the new build",
                        "spark-operator #2766",
                        "account",
                        effect -> effect instanceof Tell tell && tell.command() instanceof StreamCommand.Retarget));
    }

    private static Stream<Mutant> waves() {
        return Stream.of(
                recovering("a wave forgets its work in a crash", "argo-cd #12459", "wave"),
                losing(
                        "only the first accounts of a wave are told",
                        "fleet #2891",
                        "wave",
                        effect -> effect instanceof Tell tell
                                && tell.command() instanceof AccountCommand.Update
                                && isSome(tell.to())),
                losing(
                        "a wave rolls nothing back",
                        "argo-rollouts #574",
                        "wave",
                        effect -> effect instanceof Tell tell && tell.command() instanceof AccountCommand.RollBack),
                telling(
                        "a roll-back goes to another build than the baseline",
                        "argo-rollouts #2168",
                        "wave",
                        (to, command) -> command instanceof AccountCommand.RollBack back
                                ? new AccountCommand.RollBack(back.order(), back.wave(), OTHER, back.rules())
                                : command),
                telling(
                        "some accounts are shipped another build",
                        "fleet #3827",
                        "wave",
                        (to, command) -> command instanceof AccountCommand.Update update && isSome(to)
                                ? new AccountCommand.Update(
                                        update.order(), update.wave(), OTHER, update.startBefore(), update.rules())
                                : command));
    }

    private static Stream<Mutant> trains() {
        return Stream.of(
                recovering("the train forgets its work in a crash", "spinnaker #5952", "train"),
                telling(
                        "the cap on what is under way is exceeded",
                        "argo-cd #23685",
                        "train",
                        (to, command) -> command instanceof WaveCommand.Open open
                                ? opened(open, open.closesAt(), open.pacing().concurrency() + 2)
                                : command),
                telling(
                        "all at once",
                        "argo-cd #11924",
                        "train",
                        (to, command) -> command instanceof WaveCommand.Open open
                                ? opened(open, open.closesAt(), 1_000)
                                : command),
                telling(
                        "starts go on after the window has closed",
                        "argo-cd #1995",
                        "train",
                        (to, command) -> command instanceof WaveCommand.Open open
                                ? opened(
                                        open,
                                        open.closesAt().plus(Duration.ofDays(1)),
                                        open.pacing().concurrency())
                                : command),
                losing(
                        "a cancellation does not roll back",
                        "spinnaker #6224",
                        "train",
                        effect -> effect instanceof Tell tell && tell.command() instanceof WaveCommand.RollBack));
    }

    private static Stream<Mutant> trainsBesides() {
        return Stream.of(
                losing(
                        "a window that closes is not looked at",
                        "kargo #4586",
                        "train",
                        effect -> effect instanceof Wake wake && wake.key().startsWith("closes/")),
                losing(
                        "a window that opens is not looked at",
                        "kargo #4238",
                        "train",
                        effect -> effect instanceof Wake wake && wake.key().startsWith("opens/")),
                Mutant.of(
                        "a window is looked at an hour early, as on a daylight-saving day, and then no more",
                        "kargo #5342",
                        "train",
                        effect -> effect instanceof Wake wake && wake.key().startsWith("opens/")
                                ? Stream.of(new Wake(wake.key(), wake.at().minus(Duration.ofHours(1)), wake.command()))
                                : Stream.of(effect)),
                Mutant.of(
                        "the second wave opens with the first",
                        "argo-cd #22558",
                        "train",
                        effect -> effect instanceof Tell tell
                                        && tell.command() instanceof WaveCommand.Open
                                        && tell.to().path().endsWith("/wave-1")
                                ? Stream.of(
                                        effect,
                                        new Tell(
                                                new EntityId(tell.to().path().replace("/wave-1", "/wave-2")),
                                                tell.command()))
                                : Stream.of(effect)),
                new Mutant(
                        "a verdict that a wave waits for does not reach it",
                        "argo-rollouts #3316",
                        "train",
                        (cause, effect) -> cause.event() instanceof TrainEvent.RunResumed
                                        || cause.event() instanceof TrainEvent.RunOpened
                                ? Stream.of()
                                : Stream.of(effect)));
    }

    private static boolean stops(Effect effect) {
        return effect instanceof Ask ask && ask.request() instanceof EnsureStopped;
    }

    private static Mutant losing(String name, String source, String kind, Predicate<Effect> lost) {
        return Mutant.of(name, source, kind, effect -> lost.test(effect) ? Stream.of() : Stream.of(effect));
    }

    private static Mutant recovering(String name, String source, String kind) {
        return new Mutant(name, source, kind, (cause, effect) -> cause.isRecovery() ? Stream.of() : Stream.of(effect));
    }

    /** One that tells something else than it should. */
    private static Mutant telling(
            String name, String source, String kind, BiFunction<EntityId, Command, Command> change) {
        return Mutant.of(
                name,
                source,
                kind,
                effect -> Stream.of(
                        effect instanceof Tell tell
                                ? new Tell(tell.to(), change.apply(tell.to(), tell.command()))
                                : effect));
    }

    /** Every third, by its name. */
    private static boolean isSome(EntityId account) {
        return account.name().hashCode() % 3 == 0;
    }

    private static WaveCommand.Open opened(WaveCommand.Open open, Instant closesAt, int concurrency) {
        return new WaveCommand.Open(
                open.order(),
                open.train(),
                open.build(),
                open.baseline(),
                closesAt,
                new Pacing(concurrency),
                open.rules(),
                open.roster());
    }
}
