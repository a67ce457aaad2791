package io.slipway.simulation.census;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.simulation.HostKind;
import io.slipway.simulation.Journal;
import io.slipway.simulation.Simulation;
import io.slipway.simulation.host.SlipwayMachines;
import io.slipway.simulation.invariant.Invariants;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios that come with Slipway keep what they promise about their results. */
class ScenariosTest {

    @ParameterizedTest
    @MethodSource("scenarios")
    void keepTheirPromises(Path file) {
        Scenario scenario = ScenarioReader.read(file);

        SimulationResult result = result(scenario);

        assertThat(scenario.expect().unmetBy(ResultJson.of(result))).isEmpty();
        assertThat(result.violations()).isEmpty();
        assertThat(result.checked()).isPositive();
    }

    private static SimulationResult result(Scenario scenario) {
        Census census = new Census();
        Invariants invariants = new Invariants(new SlipwayMachines());
        Panorama panorama = new Panorama(scenario.policy(), scenario.baseline(), census, invariants);
        try (Simulation simulation = new Simulation(scenario, HostKind.KERNEL, Journal.NONE, panorama)) {
            simulation.run();
            RunRecord run = new RunRecord(
                    scenario.name(),
                    scenario.policy().name(),
                    scenario.seed(),
                    "kernel",
                    scenario.startsAt(),
                    simulation.end(),
                    simulation.events(),
                    0,
                    Optional.empty());
            return SimulationResult.of(run, census, invariants);
        }
    }

    private static List<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("simulations"))) {
            return files.filter(file -> file.toString().endsWith(".conf"))
                    .sorted()
                    .toList();
        }
    }
}
