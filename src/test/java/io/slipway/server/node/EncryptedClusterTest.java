package io.slipway.server.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.typed.ActorSystem;
import io.slipway.server.Keys;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that show each other certificates. */
class EncryptedClusterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void takesInWhoIsVouchedForAndNobodyElse() throws IOException, SQLException, InterruptedException {
        Optional<Conduct.Peers> known = Optional.of(peers(Keys.make(directory, "node", "ip:127.0.0.1")));
        Optional<Conduct.Peers> stranger = Optional.of(peers(Keys.make(directory, "stranger", "ip:127.0.0.1")));
        try (Members members = new Members(directory)) {
            ActorSystem<Void> first = members.first(known);
            await().atMost(PATIENCE).until(() -> Members.up(first) == 1);

            ActorSystem<Void> liar = members.another(stranger);
            ActorSystem<Void> plain = members.another(Optional.empty());
            ActorSystem<Void> second = members.another(known);

            await().atMost(PATIENCE).until(() -> Members.up(second) == 2 && Members.up(first) == 2);
            await().atMost(PATIENCE).during(Duration.ofSeconds(3)).until(() -> Members.up(first) == 2);
            assertThat(Members.up(liar)).isZero();
            assertThat(Members.up(plain)).isZero();
        }
    }

    private static Conduct.Peers peers(Keys keys) {
        return new Conduct.Peers(keys.certificate(), keys.key(), keys.certificate());
    }
}
