package io.slipway.server.node;

import akka.actor.typed.ActorSystem;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import io.slipway.cluster.journal.Database;
import io.slipway.server.FreePort;
import io.slipway.server.http.Approvals;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Actor systems of nodes that make one cluster within a test, on one embedded journal; ended with it. */
final class Members implements AutoCloseable {

    private final List<ActorSystem<Void>> systems = new ArrayList<>();
    private final Path directory;
    private final int seed = FreePort.find();

    Members(Path directory) throws IOException {
        this.directory = directory;
    }

    /** The first of a cluster, which the others join. */
    ActorSystem<Void> first(Optional<Conduct.Peers> peers) throws SQLException, InterruptedException {
        return start(seed, peers);
    }

    ActorSystem<Void> another(Optional<Conduct.Peers> peers) throws IOException, SQLException, InterruptedException {
        return start(FreePort.find(), peers);
    }

    private ActorSystem<Void> start(int port, Optional<Conduct.Peers> peers) throws SQLException, InterruptedException {
        Database database = new Database(Database.Kind.H2, Database.embedded(directory), "sa", "");
        var unused = database.migrate();
        NodeSettings settings = new NodeSettings(
                directory,
                new NodeSettings.Listening("127.0.0.1", 0),
                new NodeSettings.Membership(
                        "127.0.0.1",
                        port,
                        List.of("127.0.0.1:" + seed),
                        2,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(2),
                        Optional.empty()),
                database,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Conduct(Approvals.ONE, Optional.empty(), peers, Conduct.LogForm.TEXT),
                EvidenceSettings.NONE);
        ActorSystem<Void> system = ActorSystems.start(settings, new Presence(database));
        systems.add(system);
        return system;
    }

    /** How many a node knows to be up. */
    static long up(ActorSystem<Void> system) {
        return StreamSupport.stream(Cluster.get(system).state().getMembers().spliterator(), false)
                .filter(member -> member.status().equals(MemberStatus.up()))
                .count();
    }

    @Override
    public void close() {
        systems.forEach(ActorSystem::terminate);
        systems.forEach(
                system -> system.getWhenTerminated().toCompletableFuture().join());
    }
}
