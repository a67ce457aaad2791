package io.slipway.study.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.simulation.HostKind;
import io.slipway.simulation.fault.Fault.BadProcess;
import io.slipway.simulation.host.SlipwayMachines;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseTest {

    private static final List<String> SMALL =
            List.of("fleet.generate.accounts = 3", "fleet.generate.jobs-per-account = 1", "fleet.generate.pinned = 0%");

    @Test
    void laysWhatBrokeI8BesideTheRunWithoutFaults() {
        Trial trial = found("I8").run(new SlipwayMachines(), HostKind.KERNEL);

        assertThat(trial.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.invariant()).isEqualTo("I8");
            assertThat(violation.what()).startsWith("exit job/");
        });
    }

    @Test
    void leavesOtherCasesToTheRules() {
        assertThat(found("I1").run(new SlipwayMachines(), HostKind.KERNEL).isSound())
                .isTrue();
    }

    private static Case found(String violates) {
        Case quiet = new Case("simulations/quiet-week.conf", SMALL, 1, violates, List.of());
        var account = quiet.read().accounts().get(0);
        String job = "job/" + account.name() + "/" + account.jobs().get(0).name();
        return quiet.withFaults(List.of(new BadProcess(job, 2, BadProcess.Kind.STILLBORN)));
    }
}
