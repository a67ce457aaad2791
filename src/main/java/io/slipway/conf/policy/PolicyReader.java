package io.slipway.conf.policy;

import io.slipway.conf.Block;
import io.slipway.conf.Defaults;
import io.slipway.conf.Formats;
import io.slipway.conf.InvalidFile;
import io.slipway.conf.Reading;
import io.slipway.policy.HandoffRules;
import io.slipway.policy.Pacing;
import io.slipway.policy.Policy;
import java.nio.file.Path;
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
        Policy policy = policy(root.block(KEY));
        root.end();
        reading.end();
        return new PolicyFile(policy, reading.origins(), KEY);
    }

    /** Reads the policy within a larger file; what is wrong with it goes to that file's reading. */
    public static Policy inline(Block file) {
        return policy(file.block(KEY));
    }

    private static Policy policy(Block given) {
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
                block.has("signals") ? SoakReader.rules(block.block("signals")) : Optional.empty());
        block.end();
        return policy;
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
