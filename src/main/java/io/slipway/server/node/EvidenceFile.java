package io.slipway.server.node;

import io.slipway.conf.Block;
import io.slipway.conf.Defaults;
import io.slipway.conf.Format;
import io.slipway.conf.Formats;
import io.slipway.conf.InvalidFile;
import io.slipway.conf.Reading;
import io.slipway.conf.metric.MetricsReader;
import io.slipway.driver.canary.CanaryRules;
import io.slipway.driver.canary.ReplayLimits;
import io.slipway.driver.validation.ValidationSetup;
import io.slipway.judge.metric.MetricPlan;
import io.slipway.judge.value.Tolerance;
import io.slipway.machine.Build;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Reads how a node finds out about builds: {@code metrics}, {@code signals}, {@code validation} and {@code canary}. */
final class EvidenceFile {

    static final Format<String> VARIABLE =
            Formats.TEXT.where(text -> text.matches("[A-Za-z_][A-Za-z0-9_]*"), "the name of an environment variable");

    private static final int LOG_BYTES = 4 << 20;
    private static final int MOST_ATTEMPTS = 20;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Format<String> SIDE = new Format<>(
            "an http or https address, in which {build} and {release} may stand",
            "\"https://canary.example/{build}\"",
            "http://x",
            text -> {
                CanaryRules.filled(text, "r", new Build("b"));
                return text;
            });

    private final Path base;
    private final Path directory;
    private final Reading reading;

    /** @param directory of what the node keeps */
    EvidenceFile(Path file, Path directory, Reading reading) {
        this.base = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
        this.directory = directory;
        this.reading = reading;
    }

    EvidenceSettings settings(Block node) {
        Optional<MetricPlan> metrics = node.find("metrics", Formats.TEXT).flatMap(name -> metrics(node, name));
        return new EvidenceSettings(
                metrics,
                node.has("signals")
                        ? new SignalsFile(metrics).rules(node.block("signals").over(Defaults.of("node-signals")))
                        : Optional.empty(),
                node.has("validation")
                        ? Optional.of(validation(node.block("validation").over(Defaults.of("node-validation"))))
                        : Optional.empty(),
                node.has("canary")
                        ? Optional.of(canary(node.block("canary").over(Defaults.of("node-canary"))))
                        : Optional.empty());
    }

    private Optional<MetricPlan> metrics(Block node, String name) {
        Path file = there(node, "metrics", name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MetricsReader.read(file).plan());
        } catch (InvalidFile wrong) {
            reading.include(wrong);
            return Optional.empty();
        }
    }

    private ValidationSetup validation(Block block) {
        ValidationSetup setup = new ValidationSetup(
                block.get("concurrency", Formats.whole(1, ValidationSetup.MOST_AT_ONCE)),
                directory.resolve("validation"),
                LOG_BYTES,
                block.get("patience", Formats.duration(Duration.ZERO, HOUR)));
        block.end();
        return setup;
    }

    private CanaryRules canary(Block block) {
        CanaryRules rules = new CanaryRules(
                block.get("baseline", SIDE),
                block.get("candidate", SIDE),
                there(block, "requests", block.get("requests", Formats.TEXT)),
                block.find("key-variable", VARIABLE),
                block.find("expected", Formats.TEXT).map(name -> there(block, "expected", name)),
                Tolerance.DEFAULT,
                block.get("skew", Formats.duration()),
                block.get("min-coverage", Formats.SHARE),
                ReplayLimits.of(
                        block.get("concurrency", Formats.whole(1, ReplayLimits.MOST_CONCURRENT)),
                        block.get("timeout", Formats.duration(Duration.ofMillis(10), HOUR))),
                block.get("attempts", Formats.whole(1, MOST_ATTEMPTS)),
                block.get("pause", Formats.duration(Duration.ofMillis(10), HOUR)));
        block.end();
        return rules;
    }

    private Path there(Block block, String key, String name) {
        Path file = base.resolve(name);
        if (block.has(key) && !Files.isRegularFile(file)) {
            block.report(key, "there is no file " + file, "name one, from the directory of this file");
        }
        return file;
    }
}
