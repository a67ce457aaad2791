package io.slipway.account;

import static io.slipway.account.TenantBench.CLICKS;
import static io.slipway.account.TenantBench.CLOSES;
import static io.slipway.account.TenantBench.NEW;
import static io.slipway.account.TenantBench.OLD;
import static io.slipway.account.TenantBench.ORDERS;
import static io.slipway.account.TenantBench.WAVE;
import static io.slipway.account.TenantBench.atRest;
import static io.slipway.account.TenantBench.failed;
import static io.slipway.account.TenantBench.jobless;
import static io.slipway.account.TenantBench.overdue;
import static io.slipway.account.TenantBench.register;
import static io.slipway.account.TenantBench.rollBack;
import static io.slipway.account.TenantBench.rollingBack;
import static io.slipway.account.TenantBench.settled;
import static io.slipway.account.TenantBench.switched;
import static io.slipway.account.TenantBench.switching;
import static io.slipway.account.TenantBench.unregistered;
import static io.slipway.account.TenantBench.update;
import static io.slipway.account.TenantBench.updated;
import static io.slipway.account.TenantBench.updating;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.machine.Command;
import io.slipway.machine.Kinds;
import io.slipway.policy.HandoffRules;
import io.slipway.stream.JobReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every arrow of the machine is taken, every report sent, and every command understood in every phase. */
class AccountArrowsTest {

    private static final HandoffRules HASTY =
            new HandoffRules(Duration.ZERO, 1, Duration.ofSeconds(1), Duration.ofMinutes(1), 1);

    @Test
    void takesEveryArrow() {
        var wentBack = updated()
                .tell(new AccountCommand.RollBack(2, WAVE, OLD, HASTY))
                .tell(settled(CLICKS, 2, OLD), settled(ORDERS, 2, OLD), switched(2, OLD), rollBack(3, WAVE));
        var stuck = rollingBack().tell(failed(CLICKS, 2), settled(ORDERS, 2, OLD), switched(2, OLD));
        var reverted =
                updating().tell(failed(CLICKS, 1), settled(CLICKS, 2, OLD), settled(ORDERS, 2, OLD), switched(2, OLD));

        var kept = ApplyTest.applied()
                .tell(ApplyTest.change(), new JobReport.Failed(CLICKS, 2, OLD, 1, "green never came online"));

        List<AccountEvent> events = Kinds.all(wentBack.journal(), stuck.journal(), reverted.journal(), kept.journal());
        assertThat(Kinds.missing(AccountEvent.class, events)).isEmpty();
    }

    @Test
    void sendsEveryReport() {
        List<Command> reports = new ArrayList<>();
        reports.addAll(atRest().told(AccountReport.class));
        reports.addAll(switching().tell(switched(1, NEW)).told(AccountReport.class));
        reports.addAll(atRest().tell(rollBack(1, WAVE)).told(AccountReport.class));
        reports.add(atRest().at(CLOSES).tell(update(1, WAVE, NEW)).answer().orElseThrow());
        reports.addAll(rollingBack()
                .tell(failed(CLICKS, 2), failed(ORDERS, 2), switched(2, OLD))
                .told(AccountReport.class));
        var silent = jobless().tell(update(1, WAVE, NEW));
        TenantBench.neverConfirmed(silent, 1);
        reports.addAll(silent.tell(switched(2, OLD)).told(AccountReport.class));

        assertThat(Kinds.missing(AccountReport.class, reports)).isEmpty();
    }

    @Test
    void understandsEveryCommandInEveryPhase() {
        List<Command> orders = List.of(
                register(),
                update(1, WAVE, NEW),
                rollBack(2, WAVE),
                switched(1, NEW),
                overdue(1, 1),
                ApplyTest.change());
        List<Command> reports = List.of(settled(CLICKS, 1, NEW), failed(ORDERS, 1), new JobReport.Retired(CLICKS, 1));

        assertThat(Kinds.missing(AccountCommand.class, orders)).isEmpty();
        assertThat(Kinds.missing(JobReport.class, reports)).isEmpty();
        for (Command command : Kinds.<Command>all(orders, reports)) {
            for (var bench : List.of(unregistered(), atRest(), updating(), switching(), updated(), rollingBack())) {
                assertThat(bench.tell(command)).isNotNull();
            }
        }
    }

    @Test
    void objectsToACommandOfAnotherMachine() {
        Command foreign = new Command() {};

        assertThatThrownBy(() -> atRest().tell(foreign)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> unregistered().tell(foreign)).isInstanceOf(IllegalArgumentException.class);
    }
}
