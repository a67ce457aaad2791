package io.slipway.server.why;

import io.slipway.account.AccountEvent;
import io.slipway.account.AccountKind;
import io.slipway.account.JobSpec;
import io.slipway.conf.policy.PolicyReader;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.policy.Policy;
import io.slipway.train.Actor;
import io.slipway.train.Gate;
import io.slipway.train.TrainEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** A history made by hand: the week of 2026-11-23 under the reference policy, in Pacific time. */
final class Told {

    static final Policy POLICY =
            PolicyReader.read(Path.of("simulations/policies/two-waves.conf")).policy();
    static final Build OLD = new Build("2026.47.0");
    static final Build NEW = new Build("2026.48.0");
    static final String RELEASE = "2026.48";
    static final Actor SUE = new Actor("sue", Actor.Role.SUPPORT);
    static final Actor RAY = new Actor("ray", Actor.Role.RELEASE_MANAGER);

    private static final EntityId TRAIN = EntityId.of("train", "platform");

    private final Chronicle chronicle = new Chronicle();
    private Instant now = Instant.EPOCH;
    private long number;

    /** The clock of the policy's zone goes to this time, such as {@code 2026-11-24T14:00}. */
    static Instant time(String local) {
        return LocalDateTime.parse(local).atZone(POLICY.zone()).toInstant();
    }

    Told at(String local) {
        now = time(local);
        return this;
    }

    Told train(Event... events) {
        for (Event event : events) {
            chronicle.happened(++number, now, TRAIN, event);
        }
        return this;
    }

    Told account(String name, AccountEvent... events) {
        for (AccountEvent event : events) {
            chronicle.happened(++number, now, account(name), event);
        }
        return this;
    }

    static EntityId account(String name) {
        return EntityId.of("account", name);
    }

    static EntityId wave(String stage) {
        return EntityId.of("wave", RELEASE + "/" + stage);
    }

    /** A commissioned platform with acme and zoo on the baseline, where acme has early access. */
    static Told fleet() {
        return new Told()
                .at("2026-11-20T09:00")
                .train(new TrainEvent.Commissioned(POLICY, OLD))
                .joined("acme", AccountKind.DEVELOPMENT)
                .joined("zoo", AccountKind.PRODUCTION)
                .train(new TrainEvent.EarlyAccessGranted(account("acme"), SUE, Optional.empty()));
    }

    Told joined(String name, AccountKind kind) {
        List<JobSpec> jobs = List.of(
                new JobSpec("clicks", Optional.empty()), new JobSpec("legacy", Optional.of(new Build("0.9.0"))));
        return train(new TrainEvent.AccountRegistered(account(name), kind, OLD, jobs, SUE))
                .account(name, new AccountEvent.Registered(TRAIN, kind, OLD, jobs, POLICY.handoff()))
                .train(new TrainEvent.AccountJoined(account(name)));
    }

    Told proposed() {
        return at("2026-11-23T10:00")
                .train(new TrainEvent.ReleaseProposed(RELEASE, NEW, POLICY.week(LocalDate.parse("2026-11-23")), RAY));
    }

    Told validated() {
        for (Gate gate : Gate.values()) {
            train(new TrainEvent.VerdictRecorded(RELEASE, NEW, gate, Gate.Verdict.PASS, "all of it"));
        }
        return train(new TrainEvent.BuildValidated(RELEASE, NEW));
    }

    /** The rosters are frozen and wave 1 brings the build to acme. */
    Told firstWave() {
        return at("2026-11-24T14:00")
                .train(new TrainEvent.RosterFrozen(RELEASE, 1, 1), new TrainEvent.RunOpened(RELEASE, 0, NEW))
                .account("acme", new AccountEvent.UpdateStarted(1, 1, wave("wave-1"), NEW))
                .at("2026-11-24T14:06")
                .account("acme", new AccountEvent.UpdateFinished(1, NEW));
    }

    Answer why(String account) {
        return why(account, now);
    }

    Answer why(String account, Instant at) {
        return chronicle.why(account, at, Optional.empty());
    }

    Answer whyNow(String account, Present present) {
        return chronicle.why(account, now, Optional.of(present));
    }
}
