package io.slipway.simulation.panorama;

import io.slipway.account.AccountEvent;
import io.slipway.account.AccountKind;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.policy.Policy;
import io.slipway.simulation.witness.Witness.Ending;
import io.slipway.stream.StreamEvent;
import io.slipway.stream.Trigger;
import io.slipway.train.Actor;
import io.slipway.train.Outcome;
import io.slipway.train.TrainEvent;
import io.slipway.wave.RunReport.Stranded;
import io.slipway.wave.Tally;
import io.slipway.wave.WaveEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A made-up history, told fact by fact, in the week of 2026-11-23. Two accounts, {@code dev} in wave 1 and {@code prod} in wave 2,
 * have one stream job each.
 */
public final class History {

    public static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    public static final Instant TUESDAY = Instant.parse("2026-11-24T22:00:00Z");
    public static final Instant WEDNESDAY = Instant.parse("2026-11-25T22:00:00Z");
    public static final Instant THURSDAY = Instant.parse("2026-11-26T22:00:00Z");
    public static final Duration WINDOW = Duration.ofHours(2);
    public static final String RELEASE = "2026.48";
    public static final Build BASELINE = new Build("2026.47.0");
    public static final Build BUILD = new Build("2026.48.0");
    public static final Build PATCHED = new Build("2026.48.1");
    public static final EntityId TRAIN = EntityId.of("train", "platform");
    public static final EntityId DEV = EntityId.of("account", "dev");
    public static final EntityId PROD = EntityId.of("account", "prod");
    public static final Actor MANAGER = new Actor("mara", Actor.Role.RELEASE_MANAGER);

    private final Policy policy;
    private final Panorama panorama;
    private Instant now = Instant.parse("2026-11-23T08:00:00Z");

    public History(Policy policy, Onlooker... onlookers) {
        this.policy = policy;
        this.panorama = new Panorama(policy, BASELINE, onlookers);
    }

    public static EntityId wave(int stage) {
        return EntityId.of(
                "wave", RELEASE + "/" + Policies.TWO_WAVES.stages().get(stage).name());
    }

    public static EntityId job(EntityId account) {
        return EntityId.of("job", account.name() + "/clicks");
    }

    public Panorama panorama() {
        return panorama;
    }

    public Instant now() {
        return now;
    }

    public History at(Instant instant) {
        now = instant;
        return this;
    }

    public History after(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    public History happened(EntityId entity, Event event) {
        panorama.happened(now, entity, event);
        return this;
    }

    public History sentAgain(EntityId to, EntityId from, Duration since) {
        panorama.sentAgain(now, to, from, since);
        return this;
    }

    public History train(TrainEvent event) {
        return happened(TRAIN, event);
    }

    public History wave(int stage, WaveEvent event) {
        return happened(wave(stage), event);
    }

    public History registered(EntityId account, boolean pinned) {
        happened(
                account,
                new AccountEvent.Registered(TRAIN, AccountKind.DEVELOPMENT, BASELINE, List.of(), Policies.RULES));
        panorama.serving(now, account, BASELINE);
        happened(
                job(account), new StreamEvent.Deployed(account, BASELINE, pinned, Policies.RULES, 1, Optional.empty()));
        panorama.started(now, job(account), 1, BASELINE);
        panorama.online(now, job(account), 1);
        return this;
    }

    public History commissioned() {
        return train(new TrainEvent.Commissioned(policy, BASELINE))
                .registered(DEV, false)
                .registered(PROD, false);
    }

    public History proposed() {
        return train(new TrainEvent.ReleaseProposed(RELEASE, BUILD, policy.week(MONDAY), MANAGER));
    }

    /** A stage passes its gate and opens with a roster of one. */
    public History opens(int stage, Build build, EntityId account) {
        return train(new TrainEvent.StageGatePassed(RELEASE, stage, "all is well"))
                .train(new TrainEvent.RunOpened(RELEASE, stage, build))
                .wave(
                        stage,
                        new WaveEvent.Opened(
                                1,
                                TRAIN,
                                build,
                                BASELINE,
                                now.plus(WINDOW),
                                policy.pacing(),
                                policy.handoff(),
                                List.of(account)))
                .wave(stage, new WaveEvent.AccountsStarted(List.of(account)));
    }

    public History updateStarted(EntityId account, int stage, Build build) {
        return happened(account, new AccountEvent.UpdateStarted(1, 1, wave(stage), build));
    }

    /** Green of this epoch takes over from the epoch before it, a minute for each step. */
    public History handedOff(EntityId account, long epoch, Build build, Trigger trigger) {
        EntityId job = job(account);
        Duration minute = Duration.ofMinutes(1);
        happened(
                job,
                new StreamEvent.HandoffStarted(epoch, trigger, build, epoch, 1, now.plus(minute), Optional.empty()));
        panorama.started(now, job, epoch, build);
        after(minute).panorama.online(now, job, epoch);
        happened(job, new StreamEvent.GreenOnline(epoch));
        panorama.draining(now, job, epoch - 1);
        after(minute).panorama.gone(now, job, epoch - 1, Ending.STOPPED);
        return happened(job, new StreamEvent.BlueDrained(epoch - 1));
    }

    public History served(EntityId account, Build build) {
        panorama.serving(now, account, build);
        return this;
    }

    public History updated(EntityId account, int stage, long epoch, Build build) {
        return updateStarted(account, stage, build)
                .handedOff(account, epoch, build, Trigger.PLATFORM_RELEASE)
                .served(account, build)
                .happened(account, new AccountEvent.UpdateFinished(epoch, build))
                .wave(stage, new WaveEvent.AccountUpdated(account));
    }

    public History rolledBack(EntityId account, int stage, long epoch) {
        return happened(account, new AccountEvent.RollBackStarted(epoch, 1, wave(stage), BASELINE))
                .handedOff(account, epoch, BASELINE, Trigger.ROLL_BACK)
                .served(account, BASELINE)
                .happened(account, new AccountEvent.RollBackFinished(epoch, BASELINE))
                .wave(stage, new WaveEvent.AccountRolledBack(account));
    }

    public History runEnded(int stage) {
        return train(new TrainEvent.RunEnded(RELEASE, stage, new Tally(1, 1, 0, 0, false)));
    }

    public History ended(Outcome outcome, Build shipped) {
        return train(
                new TrainEvent.ReleaseEnded(RELEASE, outcome, "every stage is over", Optional.of(shipped), List.of()));
    }

    public History ended(Outcome outcome, Stranded... needHand) {
        return train(
                new TrainEvent.ReleaseEnded(RELEASE, outcome, "an issue is open", Optional.empty(), List.of(needHand)));
    }

    /** Tuesday: wave 1 is taken to build 0. */
    public History firstWave() {
        return commissioned()
                .proposed()
                .at(TUESDAY)
                .opens(0, BUILD, DEV)
                .updated(DEV, 0, 2, BUILD)
                .runEnded(0);
    }

    /** A week in which nothing goes wrong. */
    public History quietWeek() {
        return firstWave()
                .at(WEDNESDAY.plus(WINDOW))
                .train(new TrainEvent.RunSkipped(RELEASE, 1, "no issue is open"))
                .at(THURSDAY)
                .opens(2, BUILD, PROD)
                .updated(PROD, 2, 2, BUILD)
                .runEnded(2)
                .ended(Outcome.COMPLETED, BUILD);
    }

    /** The run is over. */
    public History over() {
        panorama.ended(now);
        return this;
    }
}
