package io.slipway.server.trial;

import io.slipway.driver.process.ProcessRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** How sample workers are run for the made-up accounts of a directory, and the policy by which they are released. */
final class Workers {

    private static final int LOG_BYTES = 1 << 20;

    private Workers() {}

    /** The command of one, with the places of {@link ProcessRules#command}. */
    static List<String> command(Path directory) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.slipway.driver.sample.SampleWorker",
                "{job}",
                "{build}",
                "{epoch}",
                directory.resolve("events").resolve("{job}.log").toString(),
                directory.resolve("tables").resolve("{job}").toString(),
                "{checkpoints}",
                "{seed}",
                "{fence}",
                "{port}");
    }

    static ProcessRules rules(Path directory) {
        return new ProcessRules(
                directory.resolve("processes"),
                command(directory),
                "http://127.0.0.1:{port}/metrics",
                "slipway_batches_total",
                "slipway_lag_seconds",
                Duration.ofSeconds(10),
                LOG_BYTES);
    }

    /** Writes the policy into the directory, and returns its file. */
    static Path policy(Path directory) {
        Path file = directory.resolve("policy.conf");
        try (InputStream text = Objects.requireNonNull(Workers.class.getResourceAsStream("policy.conf"))) {
            Files.createDirectories(directory);
            Files.write(file, text.readAllBytes());
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
