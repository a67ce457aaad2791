package io.slipway.server.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.server.Programs;
import io.slipway.server.client.ApiClient;
import io.slipway.server.trial.JournalWitness;
import io.slipway.server.trial.LocalCluster;
import io.slipway.server.trial.NodeProcess;
import io.slipway.server.trial.PostgresServer;
import io.slipway.server.trial.Prober;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All nodes are stopped politely and started again, one after the other, in the middle of waves. Who asks meanwhile does not notice. */
@Tag("programs")
class RollingRestartTest {

    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path directory;

    @Test
    @Timeout(value = 12, unit = TimeUnit.MINUTES)
    void failsNoRequestThatIsSentOnceMore() throws InterruptedException {
        assumeTrue(PostgresServer.programs().isPresent(), "PostgreSQL is not installed");
        assumeTrue(Files.isReadable(Path.of("/proc/self/cmdline")), "the prober reads /proc");
        try (Prober prober = new Prober(directory);
                LocalCluster cluster = LocalCluster.startWithOneWave(directory, Programs.slipway(), 3, SILENCE);
                JournalWitness journal = new JournalWitness(cluster.postgres().database())) {
            Caller caller = new Caller(
                    cluster.nodes().stream().map(NodeProcess::address).toList());
            try (caller) {
                for (NodeProcess node : cluster.nodes()) {
                    keepReleasing(cluster, journal, node.name());
                    node.stop();
                    node.start();
                    LocalCluster.await("the node is ready again", PATIENCE, () -> LocalCluster.isReady(node));
                }
                LocalCluster.await("the fleet is at rest", PATIENCE, cluster::isAtRest);
            }

            assertThat(caller.failures()).isEmpty();
            assertThat(caller.answered()).isGreaterThan(100);
            assertThat(caller.askedAgain())
                    .as("requests that met a node that was away")
                    .isPositive();
            assertThat(prober.minOnline())
                    .hasSize(13)
                    .allSatisfy((job, least) -> assertThat(least).as(job).isEqualTo(1));
            assertThat(prober.maxProcesses().values()).allMatch(most -> most <= 2);
            assertThat(prober.startedTwice()).isEmpty();
            assertThat(journal.handoffsStartedTwice()).isEmpty();
            assertThat(journal.withHoles()).isEmpty();
            assertThat(journal.withInterleavedWriters()).isEmpty();
        }
    }

    /** A wave is under way when this returns. */
    private static void keepReleasing(LocalCluster cluster, JournalWitness journal, String name) {
        LocalCluster.await("the release before is over", PATIENCE, cluster::isAtRest);
        var unused = cluster.ask(client -> client.post(
                "/v1/releases",
                ApiClient.body().put("release", name).put("build", name + ".0").put("rehearse", "PT150S")));
        LocalCluster.await(
                "a wave is under way", PATIENCE, () -> journal.count("wave.AccountUpdated", "wave/" + name + "/") > 0);
    }
}
