package io.slipway.simulation;

import io.slipway.account.AccountKind;
import io.slipway.simulation.scenario.AccountSpec;
import io.slipway.simulation.scenario.Faults;
import io.slipway.simulation.scenario.Fleet;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScenarioReader;
import io.slipway.simulation.witness.Witness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The stories in {@code simulations/}, and runs of them. */
final class Stories {

    private static final Path FOLDER = Path.of("simulations");

    private Stories() {}

    static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".conf"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Scenario read(String name) {
        return ScenarioReader.read(FOLDER.resolve(name));
    }

    /** The same, but that entities crash on this share of their deliveries. */
    static Scenario crashing(Scenario scenario, double share) {
        return new Scenario(
                scenario.name(),
                scenario.seed(),
                scenario.start(),
                scenario.weeks(),
                scenario.fleet(),
                scenario.policy(),
                scenario.baseline(),
                scenario.releases(),
                scenario.world(),
                scenario.script(),
                scenario.applies(),
                new Faults(share, scenario.faults().crashes(), scenario.faults().listed()),
                scenario.expect());
    }

    /** The same, but with one account, in early access and without a job. */
    static Scenario lone(Scenario scenario) {
        AccountSpec account = new AccountSpec("acme-dev", AccountKind.DEVELOPMENT, true, List.of(), Optional.empty());
        return new Scenario(
                scenario.name(),
                scenario.seed(),
                scenario.start(),
                scenario.weeks(),
                new Fleet(List.of(account), Optional.empty()),
                scenario.policy(),
                scenario.baseline(),
                scenario.releases(),
                scenario.world(),
                scenario.script(),
                scenario.applies(),
                scenario.faults(),
                scenario.expect());
    }

    /** Runs it to its end and returns the digest of its journal. */
    static String digest(Scenario scenario, HostKind host) {
        JsonJournal journal = JsonJournal.digestOnly();
        try (Simulation simulation = new Simulation(scenario, host, journal, Witness.NONE)) {
            simulation.run();
        }
        return journal.sha256Hex();
    }

    /** Runs it to its end and returns the lines of its journal. */
    static List<String> lines(Scenario scenario, HostKind host) {
        var bytes = new ByteArrayOutputStream();
        JsonJournal journal = new JsonJournal(bytes);
        try (Simulation simulation = new Simulation(scenario, host, journal, Witness.NONE)) {
            simulation.run();
        }
        journal.sha256Hex();
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
