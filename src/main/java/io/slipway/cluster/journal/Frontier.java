package io.slipway.cluster.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Up to which number of the journal nothing can come any more. A missing number below one that was seen was dealt before, so its
 * transaction had begun before: once every transaction that was under way at that moment is over, it never comes.
 */
abstract class Frontier {

    private static final String HIGHEST = "SELECT COALESCE(MAX(\"ordering\"), 0) FROM \"event_journal\"";

    /** Whatever a database says, no transaction of a journal is waited for longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * A look at the journal.
     *
     * @param number the highest that was seen
     * @param horizon what tells the transactions under way then from later ones
     */
    private record Mark(long number, long horizon, long nanos) {}

    private final Connection connection;
    private Optional<Mark> mark = Optional.empty();
    private long settled;

    private Frontier(Connection connection) {
        this.connection = connection;
    }

    static Frontier of(Database.Kind kind, Connection connection) {
        return kind == Database.Kind.POSTGRESQL ? new Postgres(connection) : new H2(connection);
    }

    /** Looks whether the transactions of the last mark are over. Must be called before the rows are read that it is to judge. */
    void advance() throws SQLException {
        if (mark.isPresent()) {
            boolean late = System.nanoTime() - mark.get().nanos() > PATIENCE.toNanos();
            if (late || isOver(mark.get().horizon())) {
                settled = mark.get().number();
                mark = Optional.empty();
            }
        }
    }

    /** Whether what is missing before this number is missing for good; if that is not known yet, it will be in a while. */
    boolean passes(long number) throws SQLException {
        if (number <= settled) {
            return true;
        }
        if (mark.isEmpty()) {
            long highest = ask(HIGHEST);
            mark = Optional.of(new Mark(highest, horizon(), System.nanoTime()));
        }
        return false;
    }

    /** Whether it is waiting for transactions to be over. */
    boolean isMarked() {
        return mark.isPresent();
    }

    /** Stands for the transactions that have begun by now. */
    abstract long horizon() throws SQLException;

    /** Whether all transactions that had begun then are over. */
    abstract boolean isOver(long horizon) throws SQLException;

    final long ask(String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Transactions that write have rising numbers, and a snapshot tells the first that is not over. */
    private static final class Postgres extends Frontier {

        Postgres(Connection connection) {
            super(connection);
        }

        @Override
        long horizon() throws SQLException {
            return ask("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
        }

        @Override
        boolean isOver(long horizon) throws SQLException {
            return ask("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint") >= horizon;
        }
    }

    /** All its sessions are of this process: once none has anything to commit, those of before are over. */
    private static final class H2 extends Frontier {

        H2(Connection connection) {
            super(connection);
        }

        @Override
        long horizon() {
            return 0;
        }

        @Override
        boolean isOver(long horizon) throws SQLException {
            return ask("SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE CONTAINS_UNCOMMITTED") == 0;
        }
    }
}
