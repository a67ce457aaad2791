package io.slipway.cli.study;

import io.slipway.cli.story.Converters;
import io.slipway.cli.story.NamedPolicy;
import io.slipway.conf.Finding;
import io.slipway.conf.policy.PolicyFile;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScenarioFile;
import io.slipway.simulation.scenario.ScenarioLint;
import io.slipway.simulation.scenario.ScenarioReader;
import io.slipway.study.compare.Contender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The policies and the world of a study, on the command line. */
public final class WorldOptions {

    @Parameters(
            paramLabel = "POLICY",
            arity = "0..*",
            description =
                    "Policies: files, or names in the directory \"policies\" beside the scenario. The first is the"
                            + " one that the others are compared with. Default: that of the scenario.")
    private List<String> policies = new ArrayList<>();

    @Option(
            names = {"-s", "--scenario"},
            paramLabel = "S",
            description = "The scenario file: the world in which all of them are tried.")
    private Optional<Path> scenario = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Converters.Seed.class,
            description = "Keys all chance of the study (default: that of the scenario).")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--weeks",
            paramLabel = "N",
            converter = Converters.Weeks.class,
            description = "Release weeks of each replication (default: those of the scenario).")
    private Optional<Integer> weeks = Optional.empty();

    /**
     * What was read.
     *
     * @param doubts what lint has against the policies in this world
     * @param seed of the study
     * @param file of the scenario
     * @param files of the policies, in the order of the contenders
     * @param arguments that ask for the same again
     */
    public record World(
            List<Contender> contenders,
            List<Finding> doubts,
            long seed,
            Path file,
            List<Path> files,
            List<String> arguments) {

        public World {
            contenders = List.copyOf(contenders);
            doubts = List.copyOf(doubts);
            files = List.copyOf(files);
            arguments = List.copyOf(arguments);
        }
    }

    /** The scenario's file, if one is named. */
    public Optional<Path> scenario() {
        return scenario;
    }

    /** Reads the files. */
    public World read(Path file) {
        return read(file, List.of());
    }

    /** The same, with changes to the scenario, as if they stood at the end of its file. */
    public World read(Path file, List<String> changes) {
        ScenarioFile written = ScenarioReader.open(file, changes);
        Scenario own =
                written.scenario().withWeeks(weeks.orElse(written.scenario().weeks()));
        List<Contender> contenders = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        Set<Finding> doubts = new LinkedHashSet<>();
        if (policies.isEmpty()) {
            contenders.add(new Contender(own.policy().name(), own));
            Path policyFile = Path.of(written.policy().origins().file());
            if (!policyFile.equals(file)) {
                files.add(policyFile);
            }
            doubts.addAll(ScenarioLint.findings(written));
        }
        for (String name : policies) {
            NamedPolicy named = new NamedPolicy(file, name);
            PolicyFile policy = named.read();
            Scenario under = own.withPolicy(policy.policy());
            contenders.add(new Contender(unique(policy.policy().name(), contenders), under));
            files.add(named.file());
            doubts.addAll(ScenarioLint.findings(new ScenarioFile(under, written.origins(), policy)));
        }
        long key = seed.orElse(own.seed());
        List<String> arguments = new ArrayList<>(policies);
        arguments.addAll(List.of("--scenario", file.toString(), "--seed", Long.toString(key)));
        weeks.ifPresent(number -> arguments.addAll(List.of("--weeks", number.toString())));
        return new World(contenders, new ArrayList<>(doubts), key, file, files, arguments);
    }

    private static String unique(String name, List<Contender> before) {
        long same = before.stream()
                .filter(other -> other.name().equals(name) || other.name().startsWith(name + " ("))
                .count();
        return same == 0 ? name : name + " (" + (same + 1) + ")";
    }
}
