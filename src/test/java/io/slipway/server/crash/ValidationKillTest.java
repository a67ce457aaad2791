package io.slipway.server.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.driver.web.Answering;
import io.slipway.driver.web.Answering.Answer;
import io.slipway.server.FreePort;
import io.slipway.server.Programs;
import io.slipway.server.client.ApiClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node is killed, as kill -9 does, while it validates a build by a command, a webhook and a posted result. */
@Tag("thorough")
@Timeout(300)
class ValidationKillTest {

    private static final Duration START = Duration.ofMinutes(2);
    private static final String RELEASE = "2026.48";
    private static final String BUILD = "2026.48.0";

    @TempDir
    private Path directory;

    @Test
    void runsItsCellsAgainAndNoneTwiceAtOnce() throws IOException, InterruptedException {
        Path log = directory.resolve("runs.log");
        try (Answering webhook = new Answering(request -> new Answer(202, ""))) {
            int port = FreePort.find();
            Path config = configuration(port, webhook.url(), log);
            ApiClient client =
                    new ApiClient(URI.create("http://127.0.0.1:" + port), Optional.empty(), "tester", Optional.empty());
            Process first = start(config);
            awaitReady(client);
            propose(client);
            await().atMost(START)
                    .until(() -> lines(log).size() == 1 && !webhook.requests().isEmpty());
            first.destroyForcibly().waitFor();

            Process second = start(config);
            try {
                await().atMost(START).until(() -> lines(log).size() == 3);
                assertThat(lines(log).get(1)).startsWith("begun ");
                assertThat(lines(log).get(2)).isEqualTo(lines(log).get(1).replace("begun", "ended"));
                assertThat(lines(log)).doesNotContain("both run");
                await().atMost(START).until(() -> webhook.requests().size() >= 2);
                assertThat(webhook.requests())
                        .extracting(request -> request.header("Idempotency-key"))
                        .containsOnly("2026.48/2026.48.0/hooked/aws/emr/1");

                assertThat(post(client, "hooked/aws/emr", "pass")).isTrue();
                assertThat(post(client, "hooked/aws/emr", "pass")).isFalse();
                assertThat(post(client, "workloads/aws/emr", "pass")).isTrue();

                await().atMost(START).until(() -> gates(client).has("sample-workloads"));
                await().atMost(START).until(() -> gates(client).has("validation-suite"));
                assertThat(gates(client).path("validation-suite").asText()).isEqualTo("pass");
                assertThat(gates(client).path("sample-workloads").asText()).isEqualTo("pass");
                assertThat(lines(log)).hasSize(3);
            } finally {
                second.destroyForcibly().waitFor();
            }
        }
    }

    private static boolean post(ApiClient client, String cell, String outcome) {
        return client.post(
                        "/v1/releases/" + RELEASE + "/cells",
                        ApiClient.body()
                                .put("build", BUILD)
                                .put("cell", cell)
                                .put("attempt", 1)
                                .put("outcome", outcome))
                .path("done")
                .booleanValue();
    }

    private static JsonNode gates(ApiClient client) {
        return client.get("/v1/releases/" + RELEASE).path("builds").path(0).path("gates");
    }

    private static void propose(ApiClient client) {
        LocalDate next = LocalDate.now(ZoneOffset.UTC)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .plusDays(7);
        var unused = client.post(
                "/v1/releases",
                ApiClient.body().put("release", RELEASE).put("build", BUILD).put("week", next.toString()));
    }

    /** Its first run never ends by itself; the second tells whether the first is still there. */
    private Path configuration(int port, URI webhook, Path log) throws IOException {
        Path once = directory.resolve("once");
        Files.writeString(directory.resolve("matrix.conf"), """
                validation {
                  clouds = [ aws ], platforms = [ emr ]
                  suites = [
                    { name = performance, time-limit = 10m, command = "echo begun $$ >> %1$s; if mkdir %2$s; then echo $$ > %2$s/pid; sleep 600; fi; if grep -q . /proc/$(cat %2$s/pid)/cmdline; then echo both run >> %1$s; fi; echo ended $$ >> %1$s" }
                    { name = hooked, webhook { url = "%3$s" } }
                    { name = workloads, feeds = sample-workloads, posted = true }
                  ]
                }
                """.formatted(log, once, webhook));
        Files.writeString(
                directory.resolve("policy.conf"),
                Files.readString(Path.of("simulations/policies/two-waves-validated.conf"))
                        .replace("../validation/small.conf", "matrix.conf"));
        return Files.writeString(
                directory.resolve("node.conf"), """
                node {
                  directory = "%s", http { port = %s }
                  validation { patience = 1s }
                  platform { policy = "policy.conf", baseline = "2026.47.0" }
                }
                """.formatted(directory.resolve("data"), String.valueOf(port)));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void awaitReady(ApiClient client) {
        await().atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> Programs.isReady(client, platform -> platform.has("policy")));
    }

    private Process start(Path config) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.slipway.cli.Slipway",
                        "serve",
                        "--config",
                        config.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("node.log").toFile()))
                .start();
    }
}
