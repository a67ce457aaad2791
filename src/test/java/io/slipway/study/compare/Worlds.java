package io.slipway.study.compare;

import io.slipway.conf.policy.PolicyReader;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScenarioReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Small worlds for studies. */
final class Worlds {

    private Worlds() {}

    static List<Contender> contenders(Scenario scenario, String... policies) {
        return Arrays.stream(policies)
                .map(name -> new Contender(
                        name,
                        scenario.withPolicy(PolicyReader.read(Path.of("simulations/policies/" + name + ".conf"))
                                .policy())))
                .toList();
    }

    /** Twelve accounts, and a defect in every second week. */
    static Scenario defects() {
        return read("""
            name = defects
            start = "2026-11-23"
            policy { name = own, zone = "America/Los_Angeles"
              stages = [ { name = everyone, day = TUESDAY, window = "14:00-16:00", accounts = all } ] }
            fleet.generate { accounts = 12, jobs-per-account = 1, development = 50%, early-access = 30%, pinned = 0% }
            releases.random-defects { chance = 50% }
            """);
    }

    static Scenario read(String text) {
        try {
            Path file = Files.createTempFile("slipway-study-", ".conf");
            try {
                Files.writeString(file, text);
                return ScenarioReader.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
