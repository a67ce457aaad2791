package io.slipway.server;

import static org.awaitility.Awaitility.await;

import io.slipway.driver.web.Answering;
import io.slipway.driver.web.Answering.Answer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Prometheus on loopback that scrapes a serving tier of three builds: a baseline, one that fails three times as often and takes
 * twice as long, and a sound one.
 */
final class Prometheus implements AutoCloseable {

    static final String BASELINE = "2026.47.0";
    static final String WORSE = "2026.48.0";
    static final String SOUND = "2026.48.1";

    private static final double PER_SECOND = 20_000;

    private final long begun = System.nanoTime();
    private final Answering tier = new Answering(request -> Answer.ok(exposed()));
    private final Process process;
    private final int port;

    private Prometheus(Path directory) {
        try {
            port = FreePort.find();
            Path config = directory.resolve("prometheus.yml");
            Files.writeString(
                    config,
                    "global: { scrape_interval: 200ms, scrape_timeout: 200ms }\n"
                            + "scrape_configs: [ { job_name: tier, static_configs: [ { targets: [ '127.0.0.1:"
                            + tier.port() + "' ] } ] } ]\n");
            process = new ProcessBuilder(
                            "prometheus",
                            "--config.file=" + config,
                            "--storage.tsdb.path=" + directory.resolve("tsdb"),
                            "--web.listen-address=127.0.0.1:" + port,
                            "--log.level=warn")
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("prometheus.log").toFile())
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where the program is; empty if it is not installed. */
    static Optional<Path> program() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it; returns when it has seen the tier for a while. */
    static Prometheus start(Path directory) {
        Prometheus prometheus = new Prometheus(directory);
        await().ignoreExceptions().atMost(Duration.ofSeconds(60)).until(prometheus::isReady);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> prometheus.tier.requests().size() > 20);
        return prometheus;
    }

    private boolean isReady() {
        URI uri = URI.create(url() + "/-/ready");
        return Scratch.send(HttpRequest.newBuilder(uri)).statusCode() == 200;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    private String exposed() {
        double seconds = (System.nanoTime() - begun) / 1e9;
        StringBuilder text = new StringBuilder();
        for (String build : List.of(BASELINE, WORSE, SOUND)) {
            double rate = build.equals(WORSE) ? 0.03 : 0.01;
            double latency = (build.equals(WORSE) ? 100 : 50) + seconds * 70 % 10;
            text.append(String.format(Locale.ROOT, "requests_total{build=\"%s\"} %.0f\n", build, seconds * PER_SECOND));
            text.append(String.format(
                    Locale.ROOT, "errors_total{build=\"%s\"} %.0f\n", build, seconds * PER_SECOND * rate));
            text.append(String.format(Locale.ROOT, "latency_ms{build=\"%s\"} %.3f\n", build, latency));
        }
        return text.toString();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        tier.close();
    }
}
