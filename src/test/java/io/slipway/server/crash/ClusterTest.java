package io.slipway.server.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.server.Programs;
import io.slipway.server.client.ApiClient;
import io.slipway.server.trial.LocalCluster;
import io.slipway.server.trial.NodeProcess;
import io.slipway.server.trial.PostgresServer;
import io.slipway.server.trial.Prober;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes on one PostgreSQL journal, of which something is killed at random moments of a release of real processes. */
@Tag("programs")
class ClusterTest {

    private static final List<String> OVER = List.of("completed", "rejected", "rolled_back", "canceled");
    private static final Duration END = Duration.ofMinutes(6);

    @TempDir
    private Path directory;

    @BeforeEach
    void needsPostgresAndProc() {
        assumeTrue(PostgresServer.programs().isPresent(), "PostgreSQL is not installed");
        assumeTrue(Files.isReadable(Path.of("/proc/self/cmdline")), "the prober reads /proc");
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void losesNothingWhenNodesAndItsJournalAreKilled() throws InterruptedException {
        Random chance = new Random(2026);
        try (Prober prober = new Prober(directory);
                LocalCluster cluster = LocalCluster.start(directory, Programs.slipway(), 3)) {
            for (int round = 1; round <= 4; round++) {
                keepReleasing(cluster, round);
                String account = "extra-" + round;
                var unused = cluster.ask(client -> client.post(
                        "/v1/accounts", ApiClient.body().put("account", account).put("kind", "production")));
                pause(chance.nextInt(6_000));
                breakSomething(cluster, round, chance);
                LocalCluster.await(
                        "all nodes are ready again",
                        Duration.ofMinutes(2),
                        () -> cluster.nodes().stream().allMatch(LocalCluster::isReady));
            }
            LocalCluster.await("the fleet is at rest", END, cluster::isAtRest);

            for (int round = 1; round <= 4; round++) {
                String account = "extra-" + round;
                assertThat(cluster.ask(client -> client.get("/v1/accounts/" + account))
                                .path("account")
                                .asText())
                        .isEqualTo(account);
            }
            assertThat(prober.minOnline())
                    .hasSize(13)
                    .allSatisfy((job, least) -> assertThat(least)
                            .as("processes of %s online at once", job)
                            .isEqualTo(1));
            assertThat(prober.maxProcesses().values()).allMatch(most -> most <= 2);
            assertThat(prober.startedTwice()).isEmpty();
        }
    }

    private static void breakSomething(LocalCluster cluster, int round, Random chance) throws InterruptedException {
        switch (round % 3) {
            case 0 -> {
                cluster.postgres().crash();
                pause(2_000);
                cluster.postgres().start();
            }
            case 1 -> restart(cluster.coordinators().get(0));
            default -> restart(cluster.nodes().get(chance.nextInt(3)));
        }
    }

    private static void restart(NodeProcess node) {
        node.kill();
        node.start();
    }

    private static void keepReleasing(LocalCluster cluster, int round) {
        JsonNode latest = cluster.ask(client -> client.get("/v1/releases?limit=1"))
                .path("releases")
                .path(0);
        if (latest.isMissingNode() || OVER.contains(latest.path("phase").textValue())) {
            String name = "kill-" + round;
            try {
                var unused = cluster.ask(client -> client.post(
                        "/v1/releases",
                        ApiClient.body()
                                .put("release", name)
                                .put("build", name + ".0")
                                .put("rehearse", "PT90S")));
            } catch (ApiClient.Declined underWay) {
                assertThat(underWay.code()).isEqualTo("RELEASE_ACTIVE");
            }
        }
    }

    private static void pause(int millis) throws InterruptedException {
        var unused = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    }
}
