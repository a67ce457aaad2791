package io.slipway.account;

import static io.slipway.account.TenantBench.ACME;
import static io.slipway.account.TenantBench.CLICKS;
import static io.slipway.account.TenantBench.CLOSES;
import static io.slipway.account.TenantBench.NEW;
import static io.slipway.account.TenantBench.OLD;
import static io.slipway.account.TenantBench.ORDERS;
import static io.slipway.account.TenantBench.PATCHED;
import static io.slipway.account.TenantBench.PINNED;
import static io.slipway.account.TenantBench.RE_RELEASE;
import static io.slipway.account.TenantBench.RUNTIME;
import static io.slipway.account.TenantBench.START;
import static io.slipway.account.TenantBench.TRAIN;
import static io.slipway.account.TenantBench.WAVE;
import static io.slipway.account.TenantBench.atRest;
import static io.slipway.account.TenantBench.failed;
import static io.slipway.account.TenantBench.jobless;
import static io.slipway.account.TenantBench.neverConfirmed;
import static io.slipway.account.TenantBench.overdue;
import static io.slipway.account.TenantBench.register;
import static io.slipway.account.TenantBench.rollBack;
import static io.slipway.account.TenantBench.rollingBack;
import static io.slipway.account.TenantBench.settled;
import static io.slipway.account.TenantBench.switched;
import static io.slipway.account.TenantBench.switching;
import static io.slipway.account.TenantBench.tenant;
import static io.slipway.account.TenantBench.unregistered;
import static io.slipway.account.TenantBench.update;
import static io.slipway.account.TenantBench.updated;
import static io.slipway.account.TenantBench.updating;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.account.ServingTier.SwitchServing;
import io.slipway.machine.Effect;
import io.slipway.machine.Effect.Tell;
import io.slipway.machine.Refusal;
import io.slipway.policy.HandoffRules;
import io.slipway.policy.Policies;
import io.slipway.stream.Definition;
import io.slipway.stream.StreamCommand;
import io.slipway.stream.StreamCommand.Deploy;
import io.slipway.stream.StreamCommand.Retarget;
import io.slipway.stream.Trigger;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccountTest {

    @Test
    @DisplayName("A31: joins on the baseline it is registered with")
    void joinsAndDeploysItsJobsOnTheBuildItIsGiven() {
        var bench = unregistered().tell(register());

        assertThat(bench.effects())
                .containsExactly(
                        new Tell(TRAIN, new AccountReport.Joined(ACME)),
                        new Tell(CLICKS, new Deploy(ACME, OLD, Definition.registered(false), Policies.HANDOFF)),
                        new Tell(PINNED, new Deploy(ACME, RUNTIME, Definition.registered(true), Policies.HANDOFF)),
                        new Tell(ORDERS, new Deploy(ACME, OLD, Definition.registered(false), Policies.HANDOFF)));
    }

    @Test
    void saysAgainThatItJoinedWhenRegisteredAgain() {
        assertThat(updating().tell(register()).answer()).contains(new AccountReport.Joined(ACME));
    }

    @Test
    void answersAnOrderBeforeItsRegistrationAsTooEarly() {
        var bench = unregistered().tell(update(1, WAVE, NEW));

        assertThat(bench.refusal().map(Refusal::code)).contains("NOT_REGISTERED");
        assertThat(bench.refusal().map(Refusal::isTooEarly)).contains(true);
    }

    @Test
    @DisplayName("A16: an update never reaches a pinned job")
    void handsOffItsUnpinnedJobsOnly() {
        var bench = updating();

        Retarget retarget =
                new Retarget(1, Trigger.PLATFORM_RELEASE, NEW, Definition.registered(false), Policies.HANDOFF);
        assertThat(bench.effects()).containsExactly(new Tell(CLICKS, retarget), new Tell(ORDERS, retarget));
    }

    @Test
    void switchesOnceAllItsJobsHaveSettled() {
        var bench = updating().tell(settled(CLICKS, 1, NEW));
        assertThat(bench.effects()).isEmpty();

        bench.tell(settled(ORDERS, 1, NEW));

        assertThat(bench.effects())
                .containsExactly(
                        new Effect.Ask(new SwitchServing(ACME, 1, NEW)),
                        new Effect.Wake("switch", START.plus(Duration.ofMinutes(2)), overdue(1, 1)));
        assertThat(tenant(bench).serving()).isEqualTo(OLD);
    }

    @Test
    void switchesAtOnceWithoutAJobToMove() {
        var bench = jobless().tell(update(1, WAVE, NEW));

        assertThat(bench.asked(SwitchServing.class)).containsExactly(new SwitchServing(ACME, 1, NEW));
        assertThat(bench.told(StreamCommand.class)).isEmpty();
    }

    @Test
    void reportsItUpdatedWhenTheServingTierConfirms() {
        var bench = switching().tell(switched(1, NEW));

        assertThat(bench.effects())
                .containsExactly(new Effect.Unwake("switch"), new Tell(WAVE, new AccountReport.Updated(ACME, NEW)));
        assertThat(tenant(bench).serving()).isEqualTo(NEW);
    }

    @Test
    void takesTheRulesOfItsLatestOrderToItsJobs() {
        HandoffRules patient = new HandoffRules(Duration.ZERO, 1, Duration.ofSeconds(1), Duration.ofHours(1), 1);
        var bench = atRest().tell(new AccountCommand.Update(1, WAVE, NEW, CLOSES, patient));

        assertThat(bench.told(Retarget.class)).extracting(Retarget::rules).containsOnly(patient);
    }

    @Test
    @DisplayName("A13: an order that arrives at 16:00:00 starts nothing")
    void startsNothingAtOrAfterTheEndOfItsWindow() {
        var justInTime = atRest().at(CLOSES.minusNanos(1)).tell(update(1, WAVE, NEW));
        var tooLate = atRest().at(CLOSES).tell(update(1, WAVE, NEW));

        assertThat(justInTime.news()).isNotEmpty();
        assertThat(tooLate.news()).isEmpty();
        assertThat(tooLate.answer()).contains(new AccountReport.TooLate(ACME));
    }

    @Test
    @DisplayName("A12: an update in flight at 16:00 finishes")
    void finishesAfterItsWindowWhatItStartedInside() {
        var bench = updating()
                .at(CLOSES.plus(Duration.ofMinutes(5)))
                .tell(settled(CLICKS, 1, NEW), settled(ORDERS, 1, NEW), switched(1, NEW));

        assertThat(bench.told(AccountReport.class)).containsExactly(new AccountReport.Updated(ACME, NEW));
    }

    @Test
    void repeatsTheOutcomeToARepeatedOrder() {
        assertThat(updated().tell(update(1, WAVE, NEW)).answer()).contains(new AccountReport.Updated(ACME, NEW));
        assertThat(updating().tell(update(1, WAVE, NEW)).news()).isEmpty();
        assertThat(updating().tell(update(1, WAVE, NEW)).answer()).isEmpty();
    }

    @Test
    void goesBackToWhatItHadWhenAJobFails() {
        var bench = updating().tell(settled(CLICKS, 1, NEW), failed(ORDERS, 1));

        Retarget back = new Retarget(2, Trigger.ROLL_BACK, OLD, Definition.registered(false), Policies.HANDOFF);
        assertThat(bench.effects()).containsExactly(new Tell(CLICKS, back), new Tell(ORDERS, back));

        bench.tell(settled(CLICKS, 2, OLD), settled(ORDERS, 2, OLD), switched(2, OLD));

        assertThat(bench.told(AccountReport.class))
                .containsExactly(new AccountReport.UpdateFailed(ACME, "job/acme/orders: green never came online"));
        assertThat(tenant(bench).serving()).isEqualTo(OLD);
        assertThat(tenant(bench).needsHand()).isEmpty();
    }

    @Test
    void needsAHandWhenItCannotRevertWhole() {
        var bench = updating().tell(failed(ORDERS, 1), failed(CLICKS, 2), failed(ORDERS, 2), switched(2, OLD));

        assertThat(bench.told(AccountReport.class)).hasOnlyElementsOfType(AccountReport.UpdateFailed.class);
        assertThat(tenant(bench).needsHand().orElseThrow())
                .isEqualTo("job/acme/clicks: green never came online; job/acme/orders: green never came online");
    }

    @Test
    void asksAgainWhenTheServingTierIsSilent() {
        var bench = switching().after(Duration.ofMinutes(2)).tell(overdue(1, 1));

        assertThat(bench.effects())
                .containsExactly(
                        new Effect.Ask(new SwitchServing(ACME, 1, NEW)),
                        new Effect.Wake("switch", START.plus(Duration.ofMinutes(4)), overdue(1, 2)));
        assertThat(bench.tell(overdue(1, 1)).news()).isEmpty();
        assertThat(bench.tell(overdue(7, 2)).news()).isEmpty();
    }

    @Test
    void revertsWhenTheServingTierNeverConfirms() {
        var bench = switching();

        neverConfirmed(bench, 1);

        assertThat(bench.told(Retarget.class))
                .containsOnly(new Retarget(2, Trigger.ROLL_BACK, OLD, Definition.registered(false), Policies.HANDOFF));
        assertThat(bench.effects()).contains(new Effect.Unwake("switch"));
    }

    @Test
    void needsAHandWhenARevertIsNeverConfirmed() {
        var bench = jobless().tell(update(1, WAVE, NEW));

        neverConfirmed(bench, 1);
        neverConfirmed(bench, 2);

        assertThat(bench.told(AccountReport.class)).hasOnlyElementsOfType(AccountReport.UpdateFailed.class);
        assertThat(tenant(bench).needsHand()).isPresent();
        assertThat(tenant(bench).serving()).isEqualTo(OLD);
    }

    @Test
    @DisplayName("A25: rolls its jobs back blue-green, then switches")
    void rollsBackTheWayItCame() {
        var bench = rollingBack();

        assertThat(bench.told(Retarget.class))
                .containsOnly(new Retarget(2, Trigger.ROLL_BACK, OLD, Definition.registered(false), Policies.HANDOFF));

        bench.tell(settled(CLICKS, 2, OLD), settled(ORDERS, 2, OLD), switched(2, OLD));

        assertThat(bench.told(AccountReport.class)).containsExactly(new AccountReport.RolledBack(ACME, OLD));
        assertThat(bench.tell(rollBack(2, WAVE)).answer()).contains(new AccountReport.RolledBack(ACME, OLD));
    }

    @Test
    void abandonsAnUpdateForARollBack() {
        var bench = updating().tell(settled(CLICKS, 1, NEW), rollBack(2, WAVE));

        assertThat(bench.told(Retarget.class))
                .containsOnly(new Retarget(2, Trigger.ROLL_BACK, OLD, Definition.registered(false), Policies.HANDOFF));
        assertThat(bench.tell(settled(ORDERS, 1, NEW)).news()).isEmpty();
        assertThat(bench.tell(switched(1, NEW)).news()).isEmpty();
    }

    @Test
    void forgetsTheTimerOfASwitchItAbandons() {
        assertThat(switching().tell(rollBack(2, WAVE)).effects()).contains(new Effect.Unwake("switch"));
    }

    @Test
    void abandonsARevertForARollBack() {
        var bench = updating().tell(failed(CLICKS, 1), rollBack(2, WAVE));

        bench.tell(settled(CLICKS, 3, OLD), settled(ORDERS, 3, OLD), switched(3, OLD));

        assertThat(bench.told(AccountReport.class)).containsExactly(new AccountReport.RolledBack(ACME, OLD));
    }

    @Test
    void needsAHandWhenAJobCannotGoBack() {
        var bench = rollingBack().tell(failed(CLICKS, 2), settled(ORDERS, 2, OLD), switched(2, OLD));

        assertThat(bench.told(AccountReport.class))
                .containsExactly(new AccountReport.HandNeeded(ACME, "job/acme/clicks: green never came online"));
        assertThat(tenant(bench).serving()).isEqualTo(OLD);
        assertThat(bench.tell(rollBack(2, WAVE)).answer()).containsInstanceOf(AccountReport.HandNeeded.class);
    }

    @Test
    void needsAHandWhenTheServingTierNeverSwitchesBack() {
        var bench = rollingBack().tell(settled(CLICKS, 2, OLD), settled(ORDERS, 2, OLD));

        neverConfirmed(bench, 2);

        assertThat(bench.told(AccountReport.class)).hasOnlyElementsOfType(AccountReport.HandNeeded.class);
        assertThat(tenant(bench).serving()).isEqualTo(NEW);
    }

    @Test
    void triesAgainToGoHomeWhenALaterRunRollsItBack() {
        var bench = rollingBack().tell(failed(CLICKS, 2), settled(ORDERS, 2, OLD), switched(2, OLD));

        bench.tell(rollBack(3, RE_RELEASE));

        assertThat(bench.told(Retarget.class)).hasSize(2);
    }

    @Test
    void hasNothingToRollBackOnTheBaseline() {
        var bench = atRest().tell(rollBack(2, WAVE));

        assertThat(bench.effects()).containsExactly(new Tell(WAVE, new AccountReport.RolledBack(ACME, OLD)));
        assertThat(bench.news()).containsExactly(new AccountEvent.NothingToRollBack(2, WAVE, OLD));
    }

    @Test
    void startsNoUpdateThatItsRollBackOvertook() {
        var bench = atRest().tell(rollBack(2, WAVE), update(1, WAVE, NEW));

        assertThat(bench.news()).isEmpty();
        assertThat(bench.answer()).isEmpty();
    }

    @Test
    void startsNoLateUpdateOfAReleaseThatAnotherRunRolledBack() {
        var bench = updated().tell(update(2, RE_RELEASE, PATCHED), rollBack(3, RE_RELEASE));
        bench.tell(settled(CLICKS, 3, OLD), settled(ORDERS, 3, OLD), switched(3, OLD), rollBack(4, WAVE));

        bench.tell(update(2, RE_RELEASE, PATCHED));

        assertThat(bench.news()).isEmpty();
        assertThat(tenant(bench).serving()).isEqualTo(OLD);
    }

    @Test
    void followsNoLateRollBackOfAReleaseThatIsOver() {
        var bench = rollingBack().tell(settled(CLICKS, 2, OLD), settled(ORDERS, 2, OLD), switched(2, OLD));
        bench.tell(update(3, RE_RELEASE, PATCHED));
        bench.tell(settled(CLICKS, 3, PATCHED), settled(ORDERS, 3, PATCHED), switched(3, PATCHED));

        bench.tell(rollBack(2, WAVE));

        assertThat(bench.news()).isEmpty();
        assertThat(bench.answer()).isEmpty();
    }

    @Test
    void takesNoUpdateWhileItIsRolledBack() {
        var bench = rollingBack().tell(update(3, RE_RELEASE, PATCHED));

        assertThat(bench.news()).isEmpty();
        assertThat(bench.answer()).containsInstanceOf(AccountReport.UpdateFailed.class);
    }

    @Test
    void isWholeAgainAfterALaterUpdate() {
        var bench = rollingBack().tell(failed(CLICKS, 2), settled(ORDERS, 2, OLD), switched(2, OLD));

        bench.tell(update(3, RE_RELEASE, PATCHED));
        bench.tell(settled(CLICKS, 3, PATCHED), settled(ORDERS, 3, PATCHED), switched(3, PATCHED));

        assertThat(tenant(bench).needsHand()).isEmpty();
    }

    @Test
    void owesTheSameAgainAfterACrashInAnyPhase() {
        assertThat(unregistered().crash().effects()).isEmpty();
        assertThat(atRest().crash().effects()).isEqualTo(atRest().effects());
        assertThat(updating().crash().effects()).containsAll(updating().effects());
        assertThat(updating().tell(settled(CLICKS, 1, NEW)).crash().told(Retarget.class))
                .hasSize(1);
        assertThat(switching().crash().effects()).containsAll(switching().effects());
        assertThat(updated().crash().effects()).contains(new Tell(WAVE, new AccountReport.Updated(ACME, NEW)));
        assertThat(rollingBack().crash().effects()).containsAll(rollingBack().effects());
    }
}
