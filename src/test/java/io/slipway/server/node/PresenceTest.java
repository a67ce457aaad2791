package io.slipway.server.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.server.trial.PostgresServer;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may begin a cluster on a journal. */
@Tag("thorough")
class PresenceTest {

    private PostgresServer postgres;
    private Presence first;
    private Presence second;
    private Presence third;

    @BeforeEach
    void startPostgres() {
        assumeTrue(PostgresServer.programs().isPresent(), "PostgreSQL is not installed");
        postgres = PostgresServer.start(0);
        first = new Presence(postgres.database());
        second = new Presence(postgres.database());
        third = new Presence(postgres.database());
    }

    @AfterEach
    void stopPostgres() {
        if (postgres != null) {
            first.close();
            second.close();
            third.close();
            postgres.close();
        }
    }

    @Test
    void letsOneBeginAndTheOthersWaitForIt() throws SQLException {
        assertThat(first.first()).isTrue();
        assertThat(second.first()).isFalse();
        assertThat(second.settle()).as("while the first begins").isFalse();

        assertThat(first.settle()).isTrue();

        assertThat(second.settle()).isTrue();
        assertThat(third.first()).as("beside a cluster").isFalse();
    }

    @Test
    void letsOneBeginWhenAllHaveGone() throws SQLException {
        var unused = first.first();
        unused = first.settle();
        unused = second.settle();

        first.close();
        assertThat(third.first()).isFalse();
        second.close();

        // The server notices a moment later that a connection was closed.
        await().atMost(Duration.ofSeconds(30)).until(third::first);
    }

    @Test
    void isKnownAgainAfterAnOutage() throws SQLException {
        var unused = first.settle();
        postgres.crash();
        postgres.start();

        assertThat(first.renew()).isTrue();
        assertThat(second.first()).isFalse();
    }
}
