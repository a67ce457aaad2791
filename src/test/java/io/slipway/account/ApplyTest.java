package io.slipway.account;

import static io.slipway.account.Declared.repository;
import static io.slipway.account.Declared.stream;
import static io.slipway.account.TenantBench.ACME;
import static io.slipway.account.TenantBench.NEW;
import static io.slipway.account.TenantBench.OLD;
import static io.slipway.account.TenantBench.START;
import static io.slipway.account.TenantBench.TRAIN;
import static io.slipway.account.TenantBench.WAVE;
import static io.slipway.account.TenantBench.rollBack;
import static io.slipway.account.TenantBench.switched;
import static io.slipway.account.TenantBench.tenant;
import static io.slipway.account.TenantBench.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.account.AccountEvent.ApplyFailed;
import io.slipway.account.AccountEvent.ApplyFinished;
import io.slipway.account.AccountEvent.ApplyStarted;
import io.slipway.account.Applicant.Role;
import io.slipway.account.ServingTier.SwitchServing;
import io.slipway.feature.FeatureRepository;
import io.slipway.feature.Plan;
import io.slipway.feature.PlanOptions;
import io.slipway.machine.Bench;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.machine.Refusal;
import io.slipway.policy.Policies;
import io.slipway.stream.JobReport;
import io.slipway.stream.StreamCommand.Deploy;
import io.slipway.stream.StreamCommand.Retarget;
import io.slipway.stream.StreamCommand.Retire;
import io.slipway.stream.Trigger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ApplyTest {

    private static final EntityId CLICKS = EntityId.of("job", "acme/clicks");
    private static final EntityId ORDERS = EntityId.of("job", "acme/orders");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final FeatureRepository BOTH = repository(stream("clicks"), stream("orders"));
    private static final FeatureRepository CHANGED = repository(stream("clicks").triggeredEvery(90), stream("orders"));
    private static final FeatureRepository PINNED = repository(stream("clicks").pinnedTo("0.9.3"), stream("orders"));

    /** Has applied {@link #BOTH} by order 1. */
    static Bench<AccountState, AccountEvent> applied() {
        return new Bench<>(new Account(), ACME, START)
                .tell(new AccountCommand.Register(TRAIN, AccountKind.PRODUCTION, OLD, List.of(), Policies.HANDOFF))
                .tell(apply(Optional.empty(), BOTH))
                .tell(settled(CLICKS, 1, OLD, 1), settled(ORDERS, 1, OLD, 1));
    }

    /** Restarts one stream of {@link #applied}. */
    static AccountCommand change() {
        return apply(Optional.of(BOTH), CHANGED);
    }

    private static AccountCommand apply(Optional<FeatureRepository> from, FeatureRepository to) {
        return apply(from, to, Role.EDITOR, false);
    }

    private static AccountCommand apply(
            Optional<FeatureRepository> from, FeatureRepository to, Role role, boolean suppress) {
        PlanOptions options = new PlanOptions(suppress, TODAY);
        FeatureRepository base = from.orElseGet(() -> FeatureRepository.empty(to.sdk(), to.workspace()));
        return new AccountCommand.Apply(Plan.of(base, to, options).id(), new Applicant("ann", role), to, options);
    }

    private static JobReport settled(EntityId job, long order, Build build, long revision) {
        return new JobReport.Settled(job, order, build, revision);
    }

    private static JobReport failed(EntityId job, long order, Build kept, long revision) {
        return new JobReport.Failed(job, order, kept, revision, "green never came online");
    }

    @Test
    void createsTheStreamsOfItsFirstRepository() {
        assertThat(applied().journal(ApplyFinished.class)).hasSize(1);
        assertThat(tenant(applied()).works().repository()).contains(BOTH);
        assertThat(tenant(applied()).works().apply()).isEmpty();
    }

    @Test
    void tellsEachChangedStreamItsWholeTargetAndLeavesTheOthersAlone() {
        var bench = applied().tell(apply(Optional.of(BOTH), CHANGED));

        assertThat(bench.told(Retarget.class)).singleElement().satisfies(order -> {
            assertThat(order.order()).isEqualTo(2);
            assertThat(order.trigger()).isEqualTo(Trigger.APPLY_SIDE_EFFECT);
            assertThat(order.build()).isEqualTo(OLD);
            assertThat(order.definition().revision()).isEqualTo(2);
        });
    }

    @Test
    @DisplayName("A17: an apply without an effective change is over at once")
    void restartsNothingWithoutAnEffectiveChange() {
        var bench = applied().tell(apply(Optional.of(BOTH), BOTH));

        assertThat(bench.effects()).isEmpty();
        assertThat(bench.news()).hasAtLeastOneElementOfType(ApplyFinished.class);
    }

    @Test
    void endsADeletedStreamForGood() {
        var bench = applied().tell(apply(Optional.of(BOTH), repository(stream("orders"))));

        assertThat(bench.told(Retire.class)).containsExactly(new Retire(ACME, 2));
        assertThat(bench.tell(new JobReport.Retired(CLICKS, 2)).news()).hasAtLeastOneElementOfType(ApplyFinished.class);
        assertThat(bench.tell(update(1, WAVE, NEW)).told(Retarget.class)).hasSize(1);
    }

    @Test
    void keepsWhatAStreamWasWhenItsGreenNeverComesOnlineAndSaysWhatWasNotDone() {
        var bench = applied()
                .tell(apply(
                        Optional.of(BOTH),
                        repository(
                                stream("clicks").pinnedTo("0.9.3"),
                                stream("orders").triggeredEvery(5))))
                .tell(settled(ORDERS, 2, OLD, 2), failed(CLICKS, 2, OLD, 1));

        assertThat(bench.journal(ApplyFailed.class)).singleElement().satisfies(failure -> {
            assertThat(failure.done()).containsExactly(ORDERS);
            assertThat(failure.notDone()).singleElement().asString().contains("still runs what it ran before");
        });
        assertThat(tenant(bench).works().repository())
                .contains(repository(stream("clicks"), stream("orders").triggeredEvery(5)));
        assertThat(bench.tell(update(1, WAVE, NEW)).told(Retarget.class)).hasSize(2);
    }

    @Test
    void refusesASecondApplyWithThePlanOfTheFirst() {
        var bench = applied().tell(apply(Optional.of(BOTH), CHANGED));
        String first = bench.journal(ApplyStarted.class).get(1).plan();

        bench.tell(apply(Optional.of(BOTH), PINNED));

        assertThat(bench.refusal()).contains(new AccountRefusal.ApplyUnderWay(ACME, first));
        assertThat(bench.tell(apply(Optional.of(BOTH), CHANGED)).refusal()).isEmpty();
        assertThat(bench.news()).isEmpty();
    }

    @Test
    void refusesAPlanThatDoesNotStartFromWhatIsApplied() {
        var bench = applied().tell(apply(Optional.of(CHANGED), PINNED));

        assertThat(bench.refusal().map(Refusal::code)).contains("PLAN_STALE");
        assertThat(bench.news()).isEmpty();
    }

    @Test
    @DisplayName("5.2: only an owner may suppress recreates")
    void needsTheOwnersRoleToSuppressRecreates() {
        FeatureRepository other = repository(stream("clicks").from("kinesis"), stream("orders"));

        assertThat(applied()
                        .tell(apply(Optional.of(BOTH), other, Role.EDITOR, true))
                        .refusal()
                        .map(Refusal::code))
                .contains("OWNER_ROLE_NEEDED");
        assertThat(applied()
                        .tell(apply(Optional.of(BOTH), other, Role.OWNER, true))
                        .refusal())
                .isEmpty();
    }

    @Test
    @DisplayName("4.1: prevent_destroy holds in a live workspace")
    void destroysNothingThatIsProtected() {
        FeatureRepository kept = repository(stream("clicks").preventingDestroy(), stream("orders"));
        var bench = applied().tell(apply(Optional.of(BOTH), kept));

        bench.tell(apply(Optional.of(kept), repository(stream("orders"))));

        assertThat(bench.refusal().map(Refusal::code)).contains("DESTROY_PREVENTED");
    }

    @Test
    @DisplayName("5.5: unpinning is refused from SDK 0.8 on")
    void refusesAPlanThatBreaksARule() {
        FeatureRepository pinned =
                repository("0.8.3", List.of(), stream("clicks").pinnedTo("0.8.3"));
        FeatureRepository unpinned = repository("0.8.3", List.of(), stream("clicks"));
        var bench = new Bench<>(new Account(), ACME, START)
                .tell(new AccountCommand.Register(TRAIN, AccountKind.PRODUCTION, OLD, List.of(), Policies.HANDOFF))
                .tell(apply(Optional.empty(), pinned), settled(CLICKS, 1, new Build("0.8.3"), 1));

        assertThat(bench.tell(apply(Optional.of(pinned), unpinned)).refusal().map(Refusal::code))
                .contains("PLAN_UNSOUND");
    }

    @Test
    void bringsBothToAStreamThatAReleaseIsMoving() {
        var bench = applied().tell(update(1, WAVE, NEW)).tell(apply(Optional.of(BOTH), CHANGED));

        assertThat(bench.told(Retarget.class)).singleElement().satisfies(order -> {
            assertThat(order.order()).isEqualTo(3);
            assertThat(order.build()).isEqualTo(NEW);
            assertThat(order.definition().revision()).isEqualTo(3);
        });

        bench.tell(settled(ORDERS, 2, NEW, 1), settled(CLICKS, 3, NEW, 3));

        assertThat(bench.asked(SwitchServing.class)).containsExactly(new SwitchServing(ACME, 2, NEW));
        assertThat(bench.journal(ApplyFinished.class)).hasSize(2);
    }

    @Test
    void countsALateReportOfTheReleaseForTheReleaseAlone() {
        var bench = applied().tell(update(1, WAVE, NEW)).tell(apply(Optional.of(BOTH), CHANGED));

        bench.tell(settled(CLICKS, 2, NEW, 1), settled(ORDERS, 2, NEW, 1));

        assertThat(bench.asked(SwitchServing.class)).hasSize(1);
        assertThat(tenant(bench).works().apply()).isPresent();
    }

    @Test
    void neverLetsAnOwnersChangeFailARelease() {
        var bench = applied()
                .tell(update(1, WAVE, NEW))
                .tell(apply(Optional.of(BOTH), CHANGED))
                .tell(failed(CLICKS, 3, OLD, 1));

        assertThat(bench.journal(ApplyFailed.class)).hasSize(1);
        assertThat(bench.journal(AccountEvent.RevertStarted.class)).isEmpty();
        assertThat(bench.told(Retarget.class)).singleElement().satisfies(order -> {
            assertThat(order.order()).isEqualTo(4);
            assertThat(order.trigger()).isEqualTo(Trigger.PLATFORM_RELEASE);
            assertThat(order.build()).isEqualTo(NEW);
            assertThat(order.definition().revision()).isEqualTo(1);
        });
        assertThat(bench.tell(failed(CLICKS, 3, OLD, 1)).news()).isEmpty();

        bench.tell(settled(ORDERS, 2, NEW, 1), settled(CLICKS, 4, NEW, 1), switched(2, NEW));

        assertThat(tenant(bench).serving()).isEqualTo(NEW);
    }

    @Test
    void waitsWithAReleaseUntilItIsCertainThatAStreamIsPinned() {
        var bench = applied().tell(apply(Optional.of(BOTH), PINNED)).tell(update(1, WAVE, NEW));

        assertThat(bench.told(Retarget.class))
                .extracting(Retarget::order, Retarget::build)
                .containsExactly(tuple(3L, NEW), tuple(3L, new Build("0.9.3")));

        bench.tell(settled(ORDERS, 3, NEW, 1));
        assertThat(bench.asked(SwitchServing.class)).isEmpty();

        bench.tell(settled(CLICKS, 3, new Build("0.9.3"), 2));
        assertThat(bench.asked(SwitchServing.class)).containsExactly(new SwitchServing(ACME, 3, NEW));
    }

    @Test
    void goesOnWithAnApplyWhenItsReleaseIsRolledBack() {
        var bench = applied()
                .tell(update(1, WAVE, NEW))
                .tell(apply(Optional.of(BOTH), CHANGED))
                .tell(rollBack(2, WAVE));

        assertThat(bench.told(Retarget.class))
                .filteredOn(order -> order.definition().revision() == 3)
                .singleElement()
                .satisfies(order -> {
                    assertThat(order.order()).isEqualTo(4);
                    assertThat(order.build()).isEqualTo(OLD);
                    assertThat(order.trigger()).isEqualTo(Trigger.APPLY_SIDE_EFFECT);
                });
        assertThat(bench.tell(failed(CLICKS, 3, OLD, 1)).news())
                .as("a report about an order that a later one overtook")
                .isEmpty();
    }

    @Test
    @DisplayName("A26: a batch job that starts from now on runs the new runtime")
    void knowsWhatABatchJobRunsOnFromTheMomentOfTheApply() {
        FeatureRepository first =
                repository("0.8.3", List.of(Declared.batch("spend", Optional.of(new Build("0.8.3")))));
        FeatureRepository next = repository(
                "0.8.3",
                List.of(Declared.batch("spend", Optional.of(new Build("0.9.3")))),
                stream("clicks").pinnedTo("0.9.3"));
        var bench = new Bench<>(new Account(), ACME, START)
                .tell(new AccountCommand.Register(TRAIN, AccountKind.PRODUCTION, OLD, List.of(), Policies.HANDOFF))
                .tell(apply(Optional.empty(), first));
        assertThat(tenant(bench).runtime("spend")).isEqualTo(new Build("0.8.3"));

        bench.tell(apply(Optional.of(first), next));

        assertThat(tenant(bench).works().apply()).isPresent();
        assertThat(tenant(bench).runtime("spend")).isEqualTo(new Build("0.9.3"));
        assertThat(tenant(bench).runtime("unpinned")).isEqualTo(OLD);
    }

    @Test
    void owesTheOrdersOfAnApplyAgainAfterACrash() {
        var bench = applied()
                .tell(apply(Optional.of(BOTH), repository(stream("clicks").pinnedTo("0.9.3"), stream("taps"))));
        var first = bench.effects();

        assertThat(bench.crash().effects()).containsAll(first);
        assertThat(bench.told(Deploy.class)).hasSize(3);
        assertThat(bench.told(Retire.class)).hasSize(1);
    }

    @Test
    void saysThatARecreatedStreamIsNotOnlineInsteadOfKeepingIt() {
        var bench = applied()
                .tell(apply(Optional.of(BOTH), repository(stream("clicks").from("kinesis"), stream("orders"))))
                .tell(failed(CLICKS, 2, OLD, 2));

        assertThat(bench.journal(ApplyFailed.class))
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure.notDone()).singleElement().asString().contains("is not online"));
        assertThat(tenant(bench)
                        .profile()
                        .job(CLICKS)
                        .orElseThrow()
                        .definition()
                        .revision())
                .isEqualTo(2);
    }
}
