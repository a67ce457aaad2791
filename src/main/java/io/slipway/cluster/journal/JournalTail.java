package io.slipway.cluster.journal;

import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import java.io.NotSerializableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Reads the events of all entities in the order of their numbers, as the journal grows. It asks the table itself: the query of all
 * events that the journal's plugin offers needs a tag on each, which doubles what is written and keeps writes from being batched.
 *
 * <p>Numbers are dealt before a transaction is committed, so one may appear after a higher one. Behind a number that is missing
 * nothing is told until every transaction that might bring it is over; {@link Frontier} knows.
 */
public final class JournalTail implements AutoCloseable {

    private static final int ROWS = 2_000;
    private static final int OURS = new EventSerializer().identifier();
    private static final String QUERY = """
            SELECT "ordering", "persistence_id", "write_timestamp", "event_ser_id", "event_ser_manifest", "event_payload"
            FROM "event_journal" WHERE "ordering" > ? ORDER BY "ordering" LIMIT\s""" + ROWS;

    /** Hears what was read. */
    public interface Listener {

        /** @param number the event's place in the journal: it rises, with gaps */
        void event(long number, Instant at, EntityId entity, Event event);

        /** An event that this version cannot read: its entity has stopped, and is not in view. */
        void unreadable(long number, EntityId entity, String why);
    }

    private final EventSerializer serializer = new EventSerializer();
    private final Connection connection;
    private final Frontier frontier;
    private final Listener listener;
    private long last;

    /**
     * @param after the number of the event that was read last
     * @throws SQLException if the database cannot be reached
     */
    public JournalTail(Database database, long after, Listener listener) throws SQLException {
        this.connection = DriverManager.getConnection(database.url(), database.user(), database.password());
        this.frontier = Frontier.of(database.kind(), connection);
        this.listener = listener;
        this.last = after;
    }

    /**
     * Reads what may be told now, up to a bound.
     *
     * @return whether there may be more at once
     * @throws SQLException if the database cannot be reached
     */
    public boolean read() throws SQLException {
        frontier.advance();
        int rows = 0;
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setLong(1, last);
            query.setFetchSize(ROWS);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    long number = row.getLong(1);
                    if (number != last + 1 && !frontier.passes(number)) {
                        return false;
                    }
                    tell(number, row);
                    last = number;
                    rows++;
                }
            }
        }
        return rows == ROWS;
    }

    private void tell(long number, ResultSet row) throws SQLException {
        if (row.getInt(4) != OURS) {
            return;
        }
        EntityId entity = new EntityId(row.getString(2));
        try {
            Event event = (Event) serializer.fromBinary(row.getBytes(6), row.getString(5));
            listener.event(number, Instant.ofEpochMilli(row.getLong(3)), entity, event);
        } catch (NotSerializableException unknown) {
            listener.unreadable(number, entity, String.valueOf(unknown.getMessage()));
        }
    }

    /** Whether a number that is missing holds up what is behind it. */
    public boolean isWaiting() {
        return frontier.isMarked();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
