package io.slipway.server.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.typed.ActorSystem;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import io.slipway.cluster.journal.Database;
import io.slipway.server.Keys;
import io.slipway.server.http.Approvals;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that show each other certificates. */
class EncryptedClusterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private final List<ActorSystem<Void>> systems = new ArrayList<>();

    @AfterEach
    void end() {
        systems.forEach(system -> {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().join();
        });
    }

    @Test
    void takesInWhoIsVouchedForAndNobodyElse() throws IOException {
        Keys keys = Keys.make(directory, "node", "ip:127.0.0.1");
        Keys stranger = Keys.make(directory, "stranger", "ip:127.0.0.1");
        int seed = freePort();
        ActorSystem<Void> first = start(seed, seed, Optional.of(keys));
        await().atMost(PATIENCE).until(() -> members(first) == 1);

        ActorSystem<Void> liar = start(freePort(), seed, Optional.of(stranger));
        ActorSystem<Void> plain = start(freePort(), seed, Optional.empty());
        ActorSystem<Void> second = start(freePort(), seed, Optional.of(keys));

        await().atMost(PATIENCE).until(() -> members(second) == 2 && members(first) == 2);
        await().atMost(PATIENCE).during(Duration.ofSeconds(3)).until(() -> members(first) == 2);
        assertThat(members(liar)).isZero();
        assertThat(members(plain)).isZero();
    }

    private ActorSystem<Void> start(int port, int seed, Optional<Keys> keys) {
        var peers = keys.map(pair -> new Conduct.Peers(pair.certificate(), pair.key(), pair.certificate()));
        ActorSystem<Void> system = ActorSystems.start(new NodeSettings(
                directory,
                new NodeSettings.Listening("127.0.0.1", 0),
                new NodeSettings.Membership(
                        "127.0.0.1", port, List.of("127.0.0.1:" + seed), 2, Duration.ofSeconds(3), Optional.empty()),
                new Database(Database.Kind.H2, Database.embedded(directory), "sa", ""),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Conduct(Approvals.ONE, Optional.empty(), peers, Conduct.LogForm.TEXT),
                EvidenceSettings.NONE));
        systems.add(system);
        return system;
    }

    private static long members(ActorSystem<Void> system) {
        return StreamSupport.stream(Cluster.get(system).state().getMembers().spliterator(), false)
                .filter(member -> member.status().equals(MemberStatus.up()))
                .count();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
