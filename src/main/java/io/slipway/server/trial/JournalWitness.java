package io.slipway.server.trial;

import io.slipway.cluster.journal.Database;
import io.slipway.cluster.journal.EventSerializer;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import java.io.NotSerializableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at a journal in PostgreSQL from outside, in its tables: it knows nothing of the nodes that write it. */
public final class JournalWitness implements AutoCloseable {

    private static final String EVENTS = "FROM event_journal WHERE persistence_id LIKE ?";

    /** Of each entity, where the run of one writer ends and that of the next begins. */
    private static final String TURNS = "SELECT persistence_id, writer, LAG(writer) OVER "
            + "(PARTITION BY persistence_id ORDER BY sequence_number) AS before FROM event_journal";

    /**
     * An event of the journal.
     *
     * @param ordering its place among all events
     * @param writer the life of the entity that wrote it: another after each start
     */
    public record Entry(long ordering, String entity, String writer) {}

    /** An event, when it was written, and whose. */
    public record Recorded(Instant at, EntityId entity, Event event) {}

    private final Connection connection;

    public JournalWitness(Database database) {
        try {
            connection = DriverManager.getConnection(database.url(), database.user(), database.password());
        } catch (SQLException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    /** What the entities wrote, in its order: what was caused comes after its cause. */
    public List<Recorded> journal() {
        EventSerializer serializer = new EventSerializer();
        try (PreparedStatement statement = connection.prepareStatement("SELECT write_timestamp, persistence_id,"
                        + " event_ser_manifest, event_payload FROM event_journal WHERE event_ser_id = "
                        + serializer.identifier() + " ORDER BY ordering");
                ResultSet rows = statement.executeQuery()) {
            List<Recorded> journal = new ArrayList<>();
            while (rows.next()) {
                journal.add(new Recorded(Instant.ofEpochMilli(rows.getLong(1)), new EntityId(rows.getString(2)), (Event)
                        serializer.fromBinary(rows.getBytes(4), rows.getString(3))));
            }
            return journal;
        } catch (SQLException | NotSerializableException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The last event of entities whose names begin so; empty if there is none. */
    public Optional<Entry> last(String prefix) {
        return entries("SELECT ordering, persistence_id, writer " + EVENTS + " ORDER BY ordering DESC LIMIT 1", prefix)
                .stream()
                .findFirst();
    }

    /** The first event after a place, of entities whose names begin so; empty while there is none. */
    public Optional<Entry> firstAfter(long ordering, String prefix) {
        return entries(
                        "SELECT ordering, persistence_id, writer " + EVENTS + " AND ordering > " + ordering
                                + " ORDER BY ordering LIMIT 1",
                        prefix)
                .stream()
                .findFirst();
    }

    private List<Entry> entries(String query, String prefix) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, prefix + "%");
            List<Entry> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Entry(rows.getLong(1), rows.getString(2), rows.getString(3)));
                }
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** How many events of a type, such as {@code wave.AccountUpdated}, entities wrote whose names begin so. */
    public long count(String type, String prefix) {
        return number("SELECT COUNT(*) " + EVENTS + " AND event_ser_manifest = '" + type + "'", prefix);
    }

    /** Handoffs that were begun again, since green did not come online in time. */
    public long furtherAttempts() {
        return number(
                "SELECT COUNT(*) " + EVENTS + " AND event_ser_manifest = 'job.HandoffStarted'"
                        + " AND (convert_from(event_payload, 'UTF8')::json ->> 'attempt')::int > 1",
                "job/");
    }

    private long number(String query, String prefix) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, prefix + "%");
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Handoffs of one job for one order and attempt that were started more than once: there must be none. */
    public List<String> handoffsStartedTwice() {
        return texts("SELECT persistence_id || ' ' || (convert_from(event_payload, 'UTF8')::json ->> 'build')"
                + " FROM event_journal WHERE event_ser_manifest = 'job.HandoffStarted' GROUP BY persistence_id,"
                + " convert_from(event_payload, 'UTF8')::json ->> 'build',"
                + " convert_from(event_payload, 'UTF8')::json ->> 'order',"
                + " convert_from(event_payload, 'UTF8')::json ->> 'attempt' HAVING COUNT(*) > 1");
    }

    /** Entities that miss a number between their first event and their last: there must be none. */
    public List<String> withHoles() {
        return texts("SELECT persistence_id FROM event_journal GROUP BY persistence_id"
                + " HAVING COUNT(*) <> MAX(sequence_number)");
    }

    /** Entities of which two lives wrote by turns, as if both had been the one: there must be none. */
    public List<String> withInterleavedWriters() {
        return texts("SELECT persistence_id FROM (" + TURNS + ") AS turns GROUP BY persistence_id HAVING COUNT(*)"
                + " FILTER (WHERE writer IS DISTINCT FROM before) > COUNT(DISTINCT writer)");
    }

    private List<String> texts(String query) {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
