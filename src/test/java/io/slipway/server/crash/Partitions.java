package io.slipway.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.server.Programs;
import io.slipway.server.client.ApiClient;
import io.slipway.server.trial.Islands;
import io.slipway.server.trial.JournalWitness;
import io.slipway.server.trial.LocalCluster;
import io.slipway.server.trial.NodeProcess;
import io.slipway.server.trial.Prober;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntConsumer;

/**
 * What {@link PartitionTest} runs in a network namespace of its own. In each round the node of the coordinator is cut off in the
 * middle of a wave, each time otherwise, until it ends itself and the others go on; then the network is mended and it starts again.
 */
public final class Partitions {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int NODES = 3;

    private final Path directory;
    private final Islands islands;
    private final LocalCluster cluster;
    private final JournalWitness journal;

    private Partitions(Path directory, Islands islands, LocalCluster cluster, JournalWitness journal) {
        this.directory = directory;
        this.islands = islands;
        this.cluster = cluster;
        this.journal = journal;
    }

    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        try (Islands islands = new Islands(NODES);
                Prober prober = new Prober(directory);
                LocalCluster cluster = LocalCluster.startOnIslands(directory, Programs.slipway(), islands, NODES);
                JournalWitness journal = new JournalWitness(cluster.postgres().database())) {
            new Partitions(directory, islands, cluster, journal).run(prober);
        }
        System.exit(0);
    }

    private void run(Prober prober) {
        round("cable", "the node has left the cluster", islands::cut);
        round("split", "could not reach the others", islands::cutFromOthers);
        round("journal", "could not reach the journal", node -> islands.cut(node, islands.home()));
        LocalCluster.await("the fleet is at rest", PATIENCE, cluster::isAtRest);

        assertThat(prober.minOnline())
                .hasSize(13)
                .allSatisfy((job, least) -> assertThat(least).as(job).isEqualTo(1));
        assertThat(prober.maxProcesses().values()).allMatch(most -> most <= 2);
        assertThat(prober.startedTwice()).isEmpty();
        assertThat(journal.handoffsStartedTwice()).isEmpty();
        assertThat(journal.withHoles()).isEmpty();
        assertThat(journal.withInterleavedWriters()).isEmpty();
        cluster.ask(client -> client.get("/v1/accounts"))
                .path("accounts")
                .forEach(account -> assertThat(account.path("build").asText())
                        .as(account.path("account").asText())
                        .isEqualTo("journal.0"));
    }

    private void round(String name, String reason, IntConsumer cut) {
        startWave(name);
        NodeProcess lost = cluster.coordinators().get(0);
        int number = cluster.nodes().indexOf(lost);
        cut.accept(number);
        say(name + ": cut " + lost.name());
        long position = journal.last("wave/").orElseThrow().ordering();
        LocalCluster.await("the node that is cut off ends", PATIENCE, () -> !lost.isAlive());
        say(name + ": it has ended");
        assertThat(lost.exit()).hasValue(3);
        assertThat(lost.log()).contains(reason);
        LocalCluster.await("the others go on", PATIENCE, () -> {
            return isAnswered() && journal.firstAfter(position, "wave/").isPresent();
        });
        say(name + ": the others go on");
        islands.heal();
        lost.start();
        LocalCluster.await(
                "all nodes are ready again",
                PATIENCE,
                () -> cluster.nodes().stream().allMatch(LocalCluster::isReady));
        say(name + ": all are back");
    }

    /** Only the coordinator knows that there is an account of this name. */
    private boolean isAnswered() {
        try {
            var unused = cluster.ask(client -> client.post(
                    "/v1/accounts", ApiClient.body().put("account", "aurora").put("kind", "development")));
            return false;
        } catch (ApiClient.Declined answer) {
            return answer.code().equals("ACCOUNT_EXISTS");
        }
    }

    private void startWave(String name) {
        LocalCluster.await("the release before is over", PATIENCE, cluster::isAtRest);
        var unused = cluster.ask(client -> client.post(
                "/v1/releases",
                ApiClient.body().put("release", name).put("build", name + ".0").put("rehearse", "PT180S")));
        LocalCluster.await(
                "a wave is under way",
                PATIENCE,
                () -> journal.count("wave.AccountUpdated", "wave/" + name + "/") > 0
                        && cluster.coordinators().size() == 1);
    }

    private void say(String line) {
        System.out.println(Instant.now() + " " + line + " (" + directory + ")");
    }
}
