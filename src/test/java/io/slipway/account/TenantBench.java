package io.slipway.account;

import io.slipway.account.AccountState.Tenant;
import io.slipway.machine.Bench;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.policy.Policies;
import io.slipway.stream.JobReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One account on a bench, with the words of its waves, its jobs and its serving tier. */
final class TenantBench {

    static final EntityId TRAIN = EntityId.of("train", "main");
    static final EntityId ACME = EntityId.of("account", "acme");
    static final EntityId WAVE = EntityId.of("wave", "2026.48/wave-1");
    static final EntityId RE_RELEASE = EntityId.of("wave", "2026.48/wave-1-re-release");
    static final EntityId CLICKS = EntityId.of("job", "acme/clicks");
    static final EntityId ORDERS = EntityId.of("job", "acme/orders");
    static final EntityId PINNED = EntityId.of("job", "acme/fraud");
    static final Build OLD = new Build("2026.47.0");
    static final Build NEW = new Build("2026.48.0");
    static final Build PATCHED = new Build("2026.48.1");
    static final Build RUNTIME = new Build("0.9.3");
    static final Instant START = Instant.parse("2026-11-24T22:00:00Z");
    static final Instant CLOSES = Instant.parse("2026-11-25T00:00:00Z");

    private TenantBench() {}

    static Bench<AccountState, AccountEvent> unregistered() {
        return new Bench<>(new Account(), ACME, START);
    }

    /** Runs {@link #OLD} with two unpinned jobs and a pinned one. */
    static Bench<AccountState, AccountEvent> atRest() {
        return unregistered().tell(register());
    }

    /** Without a job that a release may move. */
    static Bench<AccountState, AccountEvent> jobless() {
        return unregistered()
                .tell(new AccountCommand.Register(
                        TRAIN, AccountKind.PRODUCTION, OLD, List.of(pinnedJob()), Policies.HANDOFF));
    }

    static Bench<AccountState, AccountEvent> updating() {
        return atRest().tell(update(1, WAVE, NEW));
    }

    static Bench<AccountState, AccountEvent> switching() {
        return updating().tell(settled(CLICKS, 1, NEW), settled(ORDERS, 1, NEW));
    }

    static Bench<AccountState, AccountEvent> updated() {
        return switching().tell(switched(1, NEW));
    }

    static Bench<AccountState, AccountEvent> rollingBack() {
        return updated().tell(rollBack(2, WAVE));
    }

    static Tenant tenant(Bench<AccountState, AccountEvent> bench) {
        return (Tenant) bench.state();
    }

    static AccountCommand register() {
        List<JobSpec> jobs =
                List.of(new JobSpec("clicks", Optional.empty()), pinnedJob(), new JobSpec("orders", Optional.empty()));
        return new AccountCommand.Register(TRAIN, AccountKind.DEVELOPMENT, OLD, jobs, Policies.HANDOFF);
    }

    private static JobSpec pinnedJob() {
        return new JobSpec("fraud", Optional.of(RUNTIME));
    }

    static AccountCommand update(long order, EntityId wave, Build build) {
        return new AccountCommand.Update(order, wave, build, CLOSES, Policies.HANDOFF);
    }

    static AccountCommand rollBack(long order, EntityId wave) {
        return new AccountCommand.RollBack(order, wave, OLD, Policies.HANDOFF);
    }

    static JobReport settled(EntityId job, long order, Build build) {
        return new JobReport.Settled(job, order, build, 0);
    }

    static JobReport failed(EntityId job, long order) {
        return new JobReport.Failed(job, order, OLD, 0, "green never came online");
    }

    static AccountCommand switched(long order, Build build) {
        return new AccountCommand.ServingSwitched(order, build);
    }

    static AccountCommand overdue(long order, int attempt) {
        return new AccountCommand.SwitchOverdue(order, attempt);
    }

    /** The serving tier stays silent until the account stops asking for this order. */
    static void neverConfirmed(Bench<AccountState, AccountEvent> bench, long order) {
        for (int attempt = 1; attempt <= Account.SWITCH_ATTEMPTS; attempt++) {
            bench.tell(overdue(order, attempt));
        }
    }
}
