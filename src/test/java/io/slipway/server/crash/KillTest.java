package io.slipway.server.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.driver.Disk;
import io.slipway.server.FreePort;
import io.slipway.server.Programs;
import io.slipway.server.client.ApiClient;
import io.slipway.server.trial.Prober;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The node is killed, as kill -9 does, at random moments while it releases real processes. The data plane does not notice. */
class KillTest {

    private static final List<String> OVER = List.of("completed", "rejected", "rolled_back", "canceled");
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration END = Duration.ofMinutes(6);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    @Tag("thorough")
    void losesNothingAndRepeatsNothingWhenTheNodeIsKilled() throws IOException, InterruptedException {
        survive(2, 48);
    }

    @Test
    @Tag("endurance")
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void survivesAHundredKills() throws IOException, InterruptedException {
        survive(100, 2026);
    }

    private void survive(int kills, long seed) throws IOException, InterruptedException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/cmdline")), "the prober reads /proc");
        Random moments = new Random(seed);
        int port = FreePort.find();
        ApiClient client =
                new ApiClient(URI.create("http://127.0.0.1:" + port), Optional.empty(), "tester", Optional.empty());
        List<String> acknowledged = new ArrayList<>();
        try (Prober prober = new Prober(directory)) {
            for (int kill = 1; kill <= kills; kill++) {
                Process node = start(port);
                awaitReady(client, node);
                assertThat(acknowledged)
                        .as("seed %d, kill %d", seed, kill)
                        .allSatisfy(account -> client.get("/v1/accounts/" + account));
                keepReleasing(client, kill);
                String account = "extra-" + kill;
                var unused = client.post(
                        "/v1/accounts", ApiClient.body().put("account", account).put("kind", "production"));
                acknowledged.add(account);
                var unusedWait = new CountDownLatch(1).await(moments.nextInt(8_000), TimeUnit.MILLISECONDS);
                node.destroyForcibly().waitFor();
            }
            Process last = start(port);
            awaitReady(client, last);
            await().atMost(END).until(() -> isAtRest(client));
            assertThat(acknowledged).allSatisfy(account -> client.get("/v1/accounts/" + account));
            last.destroyForcibly().waitFor();

            assertThat(prober.minOnline())
                    .hasSize(13)
                    .allSatisfy((job, least) -> assertThat(least)
                            .as("processes of %s online at once, seed %d", job, seed)
                            .isEqualTo(1));
            assertThat(prober.maxProcesses().values()).allMatch(most -> most <= 2);
            assertThat(prober.startedTwice()).isEmpty();
            List<Path> again = claimsAfterTheFirst();
            assertThat(again)
                    .as(() -> "epochs that were started again; what the node and the first of them said:\n"
                            + text(directory.resolve("node.log"))
                            + text(again.get(0).resolveSibling("1.log")))
                    .isEmpty();
        }
    }

    /** A release is under way at most moments, however many kills there are. */
    private static void keepReleasing(ApiClient client, int kill) {
        JsonNode latest = client.get("/v1/releases?limit=1").path("releases").path(0);
        if (latest.isMissingNode() || OVER.contains(latest.path("phase").textValue())) {
            String name = "kill-" + kill;
            try {
                var unused = client.post(
                        "/v1/releases",
                        ApiClient.body()
                                .put("release", name)
                                .put("build", name + ".0")
                                .put("rehearse", "PT45S"));
            } catch (ApiClient.Declined underWay) {
                assertThat(underWay.code()).isEqualTo("RELEASE_ACTIVE");
            }
        }
    }

    private static boolean isAtRest(ApiClient client) {
        JsonNode latest = client.get("/v1/releases?limit=1").path("releases").path(0);
        return OVER.contains(latest.path("phase").textValue())
                && client.get("/v1/accounts?moving=true").path("accounts").isEmpty();
    }

    private static void awaitReady(ApiClient client, Process node) {
        await().atMost(START).pollInterval(Duration.ofMillis(200)).until(() -> {
            assertThat(node.isAlive()).as("the node runs").isTrue();
            return Programs.isReady(
                    client, platform -> platform.path("accounts").intValue() >= 10);
        });
    }

    private Process start(int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.slipway.cli.Slipway",
                        "serve",
                        "--try",
                        "--directory",
                        directory.toString(),
                        "--port",
                        String.valueOf(port),
                        "--week",
                        "45s")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("node.log").toFile()))
                .start();
    }

    /** The first act of a process is to write its claim; an epoch's second claim means that it was started twice. */
    private List<Path> claimsAfterTheFirst() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("processes"))) {
            return files.filter(file -> file.toString().matches(".*\\.[2-9]\\.pid"))
                    .filter(file -> size(file) > 0)
                    .toList();
        }
    }

    private static String text(Path file) {
        return Disk.read(file).orElse("nothing in " + file + "\n");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
