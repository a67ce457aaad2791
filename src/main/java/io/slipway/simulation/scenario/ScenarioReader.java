package io.slipway.simulation.scenario;

import io.slipway.conf.Block;
import io.slipway.conf.Defaults;
import io.slipway.conf.Formats;
import io.slipway.conf.InvalidFile;
import io.slipway.conf.Reading;
import io.slipway.conf.policy.PolicyFile;
import io.slipway.conf.policy.PolicyReader;
import io.slipway.conf.policy.PolicyShelf;
import io.slipway.machine.Build;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads scenarios from HOCON; the keys and their defaults are those of {@code defaults.conf}. */
public final class ScenarioReader {

    /** A century. */
    private static final int MOST_WEEKS = 5_200;

    private ScenarioReader() {}

    /**
     * Reads a scenario file, and the policy file it names.
     *
     * @throws InvalidFile if one of them is none, with all that is wrong
     */
    public static Scenario read(Path file) {
        return open(file).scenario();
    }

    /** The same, with the places of all values. */
    public static ScenarioFile open(Path file) {
        return open(file, List.of());
    }

    /**
     * The same, with changes.
     *
     * @param changes lines such as {@code world.start-failure = 0.01}, as if they stood at the end of the file
     */
    public static ScenarioFile open(Path file, List<String> changes) {
        Reading reading = Reading.of(file, changes);
        Block root = reading.root(Defaults.of("scenario"));
        Optional<PolicyFile> policy = policy(root, reading, file);
        LocalDate start = root.get("start", Written.MONDAY);
        int weeks = root.get("weeks", Formats.whole(1, MOST_WEEKS));
        String name = root.find("name", Formats.NAME).orElse(nameOf(file));
        long seed = root.get("seed", Written.SEED);
        Build baseline = root.find("baseline", Written.BUILD)
                .orElse(ReleaseLabel.of(start.minusWeeks(1)).build(0));
        Fleet fleet = FleetReader.fleet(root.block("fleet"));
        ReleasePlan releases = ReleaseReader.releases(root.block("releases"), weeks);
        World world = WorldReader.world(root.block("world"));
        var script = ScriptReader.script(root, start, weeks);
        var applies = new ApplyReader(reading, file, start, weeks).applies(root, fleet);
        Faults faults = ScriptReader.faults(root.block("faults"), start, weeks);
        Expectations expect = ExpectReader.expectations(root);
        root.end();
        reading.end();
        PolicyFile known = policy.orElseThrow();
        Scenario scenario = new Scenario(
                name,
                seed,
                start,
                weeks,
                fleet,
                known.policy(),
                baseline,
                releases,
                world,
                script,
                applies,
                faults,
                expect);
        return new ScenarioFile(
                scenario,
                reading.origins(),
                root.isBlock("policy") ? new PolicyFile(known.policy(), reading.origins(), "policy") : known);
    }

    /** Empty only if something was reported. */
    private static Optional<PolicyFile> policy(Block root, Reading reading, Path file) {
        if (root.isBlock("policy")) {
            return Optional.of(new PolicyFile(PolicyReader.inline(root, reading, file), reading.origins(), "policy"));
        }
        String name = root.get("policy", Formats.TEXT);
        if (!root.has("policy") || !reading.sound()) {
            return Optional.empty();
        }
        PolicyShelf shelf =
                new PolicyShelf(Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of("")));
        Optional<Path> found = shelf.find(name);
        if (found.isEmpty()) {
            root.report("policy", "there is no policy \"" + name + "\"", shelf.mend(name));
            return Optional.empty();
        }
        try {
            return Optional.of(PolicyReader.read(found.get()));
        } catch (InvalidFile invalid) {
            reading.include(invalid);
            return Optional.empty();
        }
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.conf$", "");
    }
}
