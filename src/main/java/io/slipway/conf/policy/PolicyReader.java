package io.slipway.conf.policy;

import io.slipway.conf.Block;
import io.slipway.conf.Defaults;
import io.slipway.conf.Formats;
import io.slipway.conf.InvalidFile;
import io.slipway.conf.Reading;
import io.slipway.conf.validation.MatrixReader;
import io.slipway.policy.HandoffRules;
import io.slipway.policy.Pacing;
import io.slipway.policy.Policy;
import io.slipway.policy.ValidationMatrix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Reads policies from HOCON; the keys and their defaults are those of {@code defaults.conf}. */
public final class PolicyReader {

    private static final String KEY = "policy";
    private static final int CONCURRENCY = 1_000_000;
    private static final int PROBES = 10_000;

    private PolicyReader() {}

    /**
     * Reads a policy file.
     *
     * @throws InvalidFile if it is not one
     */
    public static PolicyFile read(Path file) {
        Reading reading = Reading.of(file);
        Block root = reading.root();
        Policy policy = policy(root.block(KEY), reading, directory(file));
        root.end();
        reading.end();
        return new PolicyFile(policy, reading.origins(), KEY);
    }

    /** Reads the policy within a larger file; what is wrong with it goes to that file's reading. */
    public static Policy inline(Block root, Reading reading, Path file) {
        return policy(root.block(KEY), reading, directory(file));
    }

    private static Path directory(Path file) {
        return Objects.requireNonNullElse(file.toAbsolutePath().normalize().getParent(), Path.of(""));
    }

    private static Policy policy(Block given, Reading reading, Path directory) {
        Block block = given.over(Defaults.of(KEY));
        Policy policy = new Policy(
                block.get("name", Formats.NAME),
                block.get("zone", Formats.ZONE),
                StageReader.stages(block),
                block.get("on-cancel", Formats.choice(Policy.OnCancel.class)),
                block.get("late-regression", Formats.choice(Policy.LateRegression.class)),
                block.get("failure-budget", Formats.whole(0, CONCURRENCY)),
                new Pacing(block.get("concurrency", Formats.whole(1, CONCURRENCY))),
                handoff(block.block("handoff")),
                new TreeSet<>(block.list("blackout", Formats.DATE)),
                block.has("signals") ? SoakReader.rules(block.block("signals")) : Optional.empty(),
                validation(block, reading, directory));
        block.end();
        return policy;
    }

    private static Optional<ValidationMatrix> validation(Block block, Reading reading, Path directory) {
        Optional<String> name = block.find(MatrixReader.KEY, Formats.TEXT);
        if (name.isEmpty() || !reading.sound()) {
            return Optional.empty();
        }
        Path file = directory.resolve(name.get());
        if (!Files.isRegularFile(file)) {
            block.report(MatrixReader.KEY, "there is no file " + file, "name it from the directory of this file");
            return Optional.empty();
        }
        try {
            return Optional.of(MatrixReader.read(file));
        } catch (InvalidFile invalid) {
            reading.include(invalid);
            return Optional.empty();
        }
    }

    private static HandoffRules handoff(Block block) {
        HandoffRules rules = new HandoffRules(
                block.get("lag-at-most", Formats.duration()),
                block.get("probes", Formats.whole(1, PROBES)),
                block.get("probe-every", Formats.positiveDuration()),
                block.get("timeout", Formats.positiveDuration()),
                block.get("attempts", Formats.whole(1, PROBES)));
        block.end();
        return rules;
    }
}
