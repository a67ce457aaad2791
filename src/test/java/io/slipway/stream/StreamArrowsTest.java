package io.slipway.stream;

import static io.slipway.stream.JobBench.NEW;
import static io.slipway.stream.JobBench.OLD;
import static io.slipway.stream.JobBench.abortingGreen;
import static io.slipway.stream.JobBench.catchingUp;
import static io.slipway.stream.JobBench.clearing;
import static io.slipway.stream.JobBench.deploy;
import static io.slipway.stream.JobBench.drainingBlue;
import static io.slipway.stream.JobBench.exited;
import static io.slipway.stream.JobBench.greenStarting;
import static io.slipway.stream.JobBench.overdue;
import static io.slipway.stream.JobBench.probed;
import static io.slipway.stream.JobBench.rebuilding;
import static io.slipway.stream.JobBench.recreate;
import static io.slipway.stream.JobBench.release;
import static io.slipway.stream.JobBench.retire;
import static io.slipway.stream.JobBench.retired;
import static io.slipway.stream.JobBench.steady;
import static io.slipway.stream.JobBench.stopped;
import static io.slipway.stream.JobBench.undeployed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.machine.Command;
import io.slipway.machine.Kinds;
import io.slipway.policy.HandoffRules;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every arrow of the machine is taken, and every command is understood in every phase. */
class StreamArrowsTest {

    private static final HandoffRules HASTY =
            new HandoffRules(Duration.ZERO, 1, Duration.ofSeconds(1), Duration.ofMinutes(1), 1);

    @Test
    void takesEveryArrow() {
        var handedOff = catchingUp().tell(probed(2, 3), stopped(1));
        var failed = handedOff.tell(
                new StreamCommand.Retarget(2, Trigger.ROLL_BACK, OLD, Definition.registered(false), HASTY),
                exited(3),
                overdue(3),
                stopped(3),
                release(3, NEW));

        var rebuilt =
                steady().tell(recreate(1), stopped(1), exited(2), stopped(2), probed(3, 3), retire(2), stopped(3));

        assertThat(Kinds.missing(StreamEvent.class, Kinds.all(failed.journal(), rebuilt.journal())))
                .isEmpty();
        assertThat(Kinds.missing(
                        JobReport.class,
                        Kinds.all(
                                drainingBlue().tell(stopped(1)).told(JobReport.class),
                                abortingGreen()
                                        .tell(stopped(2), exited(3), stopped(3))
                                        .told(JobReport.class),
                                rebuilt.told(JobReport.class))))
                .isEmpty();
    }

    @Test
    void understandsEveryCommandInEveryPhase() {
        List<Command> commands =
                List.of(deploy(false), release(1, NEW), retire(1), probed(2, 3), exited(2), stopped(2), overdue(2));

        assertThat(Kinds.missing(StreamCommand.class, commands)).isEmpty();
        for (Command command : commands) {
            for (var bench : List.of(
                    undeployed(),
                    steady(),
                    greenStarting(),
                    catchingUp(),
                    drainingBlue(),
                    abortingGreen(),
                    clearing(),
                    rebuilding(),
                    retired())) {
                assertThat(bench.tell(command)).isNotNull();
            }
        }
    }

    @Test
    void objectsToACommandOfAnotherMachine() {
        Command foreign = new Command() {};

        assertThatThrownBy(() -> steady().tell(foreign)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> undeployed().tell(foreign)).isInstanceOf(IllegalArgumentException.class);
    }
}
