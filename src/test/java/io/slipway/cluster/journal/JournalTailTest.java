package io.slipway.cluster.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.server.trial.PostgresServer;
import io.slipway.train.TrainEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events are told in the order of their numbers, each once, whichever transaction is committed first. */
class JournalTailTest {

    private static final byte[] EVENT =
            new EventSerializer().toBinary(new TrainEvent.BuildValidated("2026.48", new Build("2026.48.0")));

    @TempDir
    private Path directory;

    private final List<String> told = new ArrayList<>();

    @Test
    void waitsForATransactionThatIsUnderWayOnH2() throws SQLException {
        Database database = new Database(Database.Kind.H2, Database.embedded(directory), "sa", "");

        waits(database);
    }

    @Test
    void waitsForATransactionThatIsUnderWayOnPostgres() throws SQLException {
        assumeTrue(PostgresServer.programs().isPresent(), "PostgreSQL is not installed");

        try (PostgresServer server = PostgresServer.start(0)) {
            waits(server.database());
        }
    }

    private void waits(Database database) throws SQLException {
        database.migrate();
        try (Connection slow = open(database);
                Connection broken = open(database);
                Connection quick = open(database);
                JournalTail tail = new JournalTail(database, 0, new Listener())) {
            write(quick, "train/first", "train.BuildValidated");
            quick.commit();
            write(slow, "train/second", "train.BuildValidated");
            write(broken, "train/third", "train.BuildValidated");
            write(quick, "train/fourth", "train.BuildValidated");
            write(quick, "train/fifth", "train.FromTheFuture");
            quick.commit();

            readAll(tail);
            assertThat(told).as("what is behind a transaction under way").containsExactly("train/first");

            broken.rollback();
            slow.commit();
            readAll(tail);
            assertThat(told)
                    .as("in their order, without what was rolled back")
                    .containsExactly("train/first", "train/second", "train/fourth", "unreadable train/fifth");
        }
    }

    private static void readAll(JournalTail tail) throws SQLException {
        for (int i = 0; i < 3; i++) {
            tail.read();
        }
    }

    private static Connection open(Database database) throws SQLException {
        Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
        connection.setAutoCommit(false);
        return connection;
    }

    private static void write(Connection connection, String entity, String manifest) throws SQLException {
        String columns = "\"deleted\", \"persistence_id\", \"sequence_number\", \"writer\", \"write_timestamp\","
                + " \"adapter_manifest\", \"event_payload\", \"event_ser_id\", \"event_ser_manifest\"";
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO \"event_journal\" (" + columns + ") VALUES (FALSE, ?, 1, 'w', 1, '', ?, 740001, ?)")) {
            insert.setString(1, entity);
            insert.setBytes(2, EVENT);
            insert.setString(3, manifest);
            insert.executeUpdate();
        }
    }

    private final class Listener implements JournalTail.Listener {

        @Override
        public void event(long number, Instant at, EntityId entity, Event event) {
            told.add(entity.path());
        }

        @Override
        public void unreadable(long number, EntityId entity, String why) {
            told.add("unreadable " + entity.path());
        }
    }
}
