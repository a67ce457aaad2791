package io.slipway.study.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.simulation.HostKind;
import io.slipway.simulation.Journal;
import io.slipway.simulation.fault.Plan;
import io.slipway.simulation.host.SlipwayMachines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What once broke a rule must hold now. */
class RegressionsTest {

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("simulations/regressions"))) {
            return files.toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holds(Path file) throws IOException {
        String text = Files.readString(file);
        Case told = Case.parse(text);

        Trial trial =
                Trial.of(told.read(), new SlipwayMachines(), HostKind.KERNEL, Plan.of(told.faults()), Journal.NONE);

        assertThat(trial.violations()).isEmpty();
        assertThat(told.text()).isEqualTo(text);
    }
}
