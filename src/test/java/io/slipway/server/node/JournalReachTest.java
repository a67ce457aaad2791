package io.slipway.server.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.ConfigFactory;
import io.slipway.cluster.journal.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReachTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    /** It looks in vain: the embedded database knows no advisory locks. */
    @Test
    void looksAgainOnOneThreadThatEndsWithIt() {
        Presence presence = new Presence(new Database(Database.Kind.H2, Database.embedded(directory), "sa", ""));
        ActorSystem<JournalReach.Message> system = ActorSystem.create(
                JournalReach.of(presence, () -> {}), "reach", ConfigFactory.parseString("akka.loglevel = OFF"));
        await().atMost(PATIENCE).until(() -> looking().size() == 1);
        List<Thread> first = looking();

        await().pollDelay(Duration.ofSeconds(3))
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(looking()).as("after the second look").isEqualTo(first));

        system.terminate();
        await().atMost(PATIENCE).until(() -> looking().isEmpty());
        presence.close();
    }

    private static List<Thread> looking() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("journal-reach"))
                .toList();
    }
}
