package io.slipway.wave;

import static io.slipway.wave.RunBench.CLOSES;
import static io.slipway.wave.RunBench.account;
import static io.slipway.wave.RunBench.closeWindow;
import static io.slipway.wave.RunBench.ended;
import static io.slipway.wave.RunBench.failed;
import static io.slipway.wave.RunBench.halt;
import static io.slipway.wave.RunBench.handNeeded;
import static io.slipway.wave.RunBench.open;
import static io.slipway.wave.RunBench.opened;
import static io.slipway.wave.RunBench.resume;
import static io.slipway.wave.RunBench.rollBack;
import static io.slipway.wave.RunBench.rolledBack;
import static io.slipway.wave.RunBench.rollingBack;
import static io.slipway.wave.RunBench.shut;
import static io.slipway.wave.RunBench.tooLate;
import static io.slipway.wave.RunBench.unopened;
import static io.slipway.wave.RunBench.updated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.account.AccountReport;
import io.slipway.machine.Command;
import io.slipway.machine.Kinds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every arrow of the machine is taken, every report sent, and every command understood in every phase. */
class WaveArrowsTest {

    @Test
    void takesEveryArrow() {
        var bench = opened().tell(halt(2), resume(3), updated(1), failed(2))
                .at(CLOSES)
                .tell(closeWindow(), tooLate(3), updated(4), rollBack(4))
                .tell(rolledBack(1), handNeeded(2), rolledBack(3), rolledBack(4));

        List<WaveEvent> events = Kinds.all(bench.journal(), shut().journal());
        assertThat(Kinds.missing(WaveEvent.class, events)).isEmpty();
    }

    @Test
    void sendsEveryReport() {
        List<RunReport> reports = Kinds.all(
                opened().tell(failed(1)).told(RunReport.class),
                ended().told(RunReport.class),
                shut().told(RunReport.class));

        assertThat(Kinds.missing(RunReport.class, reports)).isEmpty();
    }

    @Test
    void understandsEveryCommandInEveryPhase() {
        List<Command> orders = List.of(open(1, 5), halt(2), resume(3), rollBack(4), closeWindow());
        List<Command> reports = List.of(
                updated(1), failed(1), tooLate(1), rolledBack(1), handNeeded(1), new AccountReport.Joined(account(1)));

        assertThat(Kinds.missing(WaveCommand.class, orders)).isEmpty();
        assertThat(Kinds.missing(AccountReport.class, reports)).isEmpty();
        for (Command command : Kinds.<Command>all(orders, reports)) {
            for (var bench : List.of(unopened(), opened(), opened().tell(halt(2)), ended(), rollingBack(), shut())) {
                assertThat(bench.tell(command)).isNotNull();
            }
        }
    }

    @Test
    void objectsToACommandOfAnotherMachine() {
        Command foreign = new Command() {};

        assertThatThrownBy(() -> opened().tell(foreign)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> unopened().tell(foreign)).isInstanceOf(IllegalArgumentException.class);
    }
}
