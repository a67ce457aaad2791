package io.slipway.server.node;

import io.slipway.cluster.journal.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * That a node is there, as the shared journal knows it: each node of a cluster holds an advisory lock of PostgreSQL together with the
 * others, as long as its session lasts. Who would begin a cluster must hold it alone. So on one journal no second cluster begins
 * beside a first, even if the node that starts cannot see the others: it would take their entities for lost.
 */
final class Presence implements AutoCloseable {

    /** Any number that nobody else in this database uses. */
    private static final long LOCK = 0x5117A9L;

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Database journal;
    private Optional<Connection> session = Optional.empty();
    private boolean founding;

    Presence(Database journal) {
        this.journal = journal;
    }

    /**
     * Whether no other node is there. Then none will be until this one {@linkplain #settle settles}, and it may begin a cluster.
     *
     * @throws SQLException if the journal cannot be reached
     */
    synchronized boolean first() throws SQLException {
        founding = ask("SELECT pg_try_advisory_lock(" + LOCK + ")");
        return founding;
    }

    /**
     * Is there together with the others; returns whether that is so already, or another is beginning a cluster at this moment.
     *
     * @throws SQLException if the journal cannot be reached
     */
    synchronized boolean settle() throws SQLException {
        boolean there = ask("SELECT pg_try_advisory_lock_shared(" + LOCK + ")");
        if (founding) {
            founding = false;
            var unused = ask("SELECT pg_advisory_unlock(" + LOCK + ")");
        }
        return there;
    }

    /**
     * Whether the journal answers; if it had lost this node, it knows it again.
     *
     * @throws SQLException if the journal cannot be reached
     */
    synchronized boolean renew() throws SQLException {
        if (session.isPresent() && session.get().isValid((int) PATIENCE.toSeconds())) {
            return true;
        }
        close();
        return settle();
    }

    private boolean ask(String question) throws SQLException {
        Connection connection = session.isPresent() ? session.get() : journal.connect(PATIENCE);
        session = Optional.of(connection);
        try (PreparedStatement statement = connection.prepareStatement(question);
                ResultSet answer = statement.executeQuery()) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (session.isPresent()) {
                session.get().close();
            }
        } catch (SQLException gone) {
            // Then it holds nothing any more either.
        } finally {
            session = Optional.empty();
        }
    }
}
