package io.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.driver.signals.SignalsDriver;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.server.node.EvidenceSettings;
import io.slipway.server.node.NodeFile;
import io.slipway.train.Evidence;
import io.slipway.train.Severity;
import io.slipway.train.TrainCommand.ReportIssue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Releases that are watched by a real Prometheus. */
@Tag("programs")
@Timeout(240)
class PrometheusTest {

    @TempDir
    private static Path home;

    private static Optional<Prometheus> prometheus = Optional.empty();

    @TempDir
    private Path directory = Path.of("");

    @BeforeAll
    static void start() {
        assumeTrue(Prometheus.program().isPresent(), "there is no program prometheus; apt-get install prometheus");
        prometheus = Optional.of(Prometheus.start(home));
    }

    @AfterAll
    static void end() {
        prometheus.ifPresent(Prometheus::close);
    }

    @Test
    void opensAnIssueWithItsEvidenceAndHoldsWave2() throws IOException {
        Soaking week = Soaking.begin(directory, settings(), Optional.empty(), Prometheus.WORSE);
        try (var node = week.node()) {
            week.passGates();
            week.awaitWave1();

            JsonNode issue = week.awaitIssue();

            assertThat(issue.path("issue").asText()).isEqualTo("error-rate-regression");
            assertThat(issue.path("summary").asText()).contains("worse than allowed", "baseline", "candidate");
            week.awaitEnd();
            assertThat(week.serving("prod")).isEqualTo(Soaking.BASELINE);
            assertThat(node.address()).startsWith("http");
        }
    }

    @Test
    void letsASoundBuildGoOn() throws IOException {
        Soaking week = Soaking.begin(directory, settings(), Optional.empty(), Prometheus.SOUND);
        try (var node = week.node()) {
            week.passGates();
            week.awaitEnd();

            assertThat(week.serving("prod")).as("%s", week.release()).isEqualTo(Prometheus.SOUND);
            assertThat(week.release().path("issues")).isEmpty();
            assertThat(node.address()).startsWith("http");
        }
    }

    @Test
    void neverTakesMissingDataForAPass() throws IOException {
        Soaking week = Soaking.begin(directory, settings(), Optional.empty(), "2026.48.9");
        try (var node = week.node()) {
            week.passGates();
            week.awaitEnd();

            assertThat(week.serving("prod")).isEqualTo(Soaking.BASELINE);
            assertThat(week.release().path("reason").asText()).contains("too little data");
            assertThat(week.release().path("issues")).isEmpty();
            assertThat(node.address()).startsWith("http");
        }
    }

    @Test
    void judgesTheValuesOfBuildsInUse() throws IOException {
        List<ReportIssue> issues = new CopyOnWriteArrayList<>();
        try (SignalsDriver driver = new SignalsDriver(
                settings().signals().orElseThrow(),
                EntityId.of("train", "platform"),
                (to, from, answer) -> issues.add((ReportIssue) answer))) {
            for (String build : List.of(Prometheus.SOUND, "2026.48.9", Prometheus.WORSE)) {
                driver.watch(new Evidence.Watch("2026.48", new Build(build), new Build(Prometheus.BASELINE)));
            }

            await().atMost(Duration.ofSeconds(60)).until(() -> issues.size() >= 2);

            assertThat(issues).allSatisfy(issue -> {
                assertThat(issue.issue()).isEqualTo("latency-ms-regression");
                assertThat(issue.build()).isEqualTo(new Build(Prometheus.WORSE));
                assertThat(issue.severity()).isEqualTo(Severity.BLOCKING);
                assertThat(issue.summary()).contains("latency-ms is high (critical): median 5");
            });
        }
    }

    private EvidenceSettings settings() throws IOException {
        Files.writeString(
                directory.resolve("metrics.conf"),
                "metrics = [ { name = latency-ms, direction = increase, critical = true } ]\n");
        Path file = Files.writeString(directory.resolve("node.conf"), """
                node {
                  metrics = "metrics.conf"
                  signals {
                    settle = 500ms, compare-every = 8s
                    prometheus {
                      url = "%s", step = 100ms
                      counts = [ {
                        metric = error-rate
                        bad = \"""sum(increase(errors_total{build="{build}"}[{window}]))\"""
                        trials = \"""sum(increase(requests_total{build="{build}"}[{window}]))\"""
                      } ]
                      values = [ { metric = latency-ms, query = \"""latency_ms{build="{build}"}\""" } ]
                    }
                  }
                }
                """.formatted(
                        prometheus.orElseThrow().url()));
        return NodeFile.read(file).evidence();
    }
}
