package io.slipway.cli.story;

import io.slipway.conf.policy.PolicyFile;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScenarioFile;
import io.slipway.simulation.scenario.ScenarioLint;
import io.slipway.simulation.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A scenario on the command line, and what is to be different from its file. */
public final class StoryOptions {

    @Parameters(paramLabel = "SCENARIO", description = "The scenario file.")
    private Path file = Path.of("");

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Converters.Seed.class,
            description = "Another seed: other latencies, failures and defects, the same story.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--weeks",
            paramLabel = "N",
            converter = Converters.Weeks.class,
            description = "Another number of weeks.")
    private Optional<Integer> weeks = Optional.empty();

    @Option(
            names = "--policy",
            paramLabel = "P",
            description = "Another policy: its file, or its name in the directory \"policies\" beside the scenario.")
    private Optional<String> policy = Optional.empty();

    /** Reads the files. */
    public Story story() {
        ScenarioFile written = ScenarioReader.open(file);
        Optional<PolicyFile> other = policy.map(name -> new NamedPolicy(file, name).read());
        Scenario own = written.scenario();
        Scenario told = own.withSeed(seed.orElse(own.seed()))
                .withWeeks(weeks.orElse(own.weeks()))
                .withPolicy(other.map(PolicyFile::policy).orElse(own.policy()));
        ScenarioFile whole = new ScenarioFile(told, written.origins(), other.orElse(written.policy()));
        return new Story(told, told.equals(own), ScenarioLint.findings(whole), arguments(told), files(whole));
    }

    /** The policy's own file is known by where its values stand. */
    private List<Path> files(ScenarioFile whole) {
        Path policyFile = Path.of(whole.policy().origins().file());
        return policyFile.equals(file) ? List.of(file) : List.of(file, policyFile);
    }

    private List<String> arguments(Scenario told) {
        List<String> arguments = new ArrayList<>(List.of(file.toString(), "--seed", Long.toString(told.seed())));
        weeks.ifPresent(number -> arguments.addAll(List.of("--weeks", number.toString())));
        policy.ifPresent(name -> arguments.addAll(List.of("--policy", name)));
        return arguments;
    }
}
