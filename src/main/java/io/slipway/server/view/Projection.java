package io.slipway.server.view;

import io.slipway.cluster.journal.Database;
import io.slipway.cluster.journal.JournalTail;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the journal into the board: first all that is there, then what comes. While the journal is out of reach, it tries again. */
public final class Projection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
    private static final Duration ROUND = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Database database;
    private final Board board;
    private volatile Consumer<Event> listener = event -> {};
    private final CompletableFuture<Boolean> caughtUp = new CompletableFuture<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread reader = new Thread(this::follow, "projection");

    public Projection(Database database, Board board) {
        this.database = database;
        this.board = board;
        reader.setDaemon(true);
    }

    /** Completes when all that was there is read; then goes on by itself until it is closed. */
    public CompletionStage<Boolean> start() {
        reader.start();
        return caughtUp;
    }

    /** From now on tells what comes to a listener too, which must not block. */
    public void alsoTell(Consumer<Event> other) {
        listener = other;
    }

    private void follow() {
        Duration pause = ROUND;
        while (!isOver(Duration.ZERO)) {
            try (JournalTail tail = new JournalTail(database, board.position(), new Reader())) {
                pause = ROUND;
                read(tail);
            } catch (SQLException unreachable) {
                LOG.warn("the views do not follow the journal: {}", unreachable.getMessage());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                if (isOver(pause)) {
                    return;
                }
            }
        }
    }

    private void read(JournalTail tail) throws SQLException {
        Duration pause = Duration.ZERO;
        while (!isOver(pause)) {
            boolean more = tail.read();
            pause = more ? Duration.ZERO : ROUND;
            if (!more && !tail.isWaiting()) {
                var unused = caughtUp.complete(true);
            }
        }
    }

    /** Waits so long, and returns whether it is to end. */
    private boolean isOver(Duration pause) {
        try {
            return end.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private final class Reader implements JournalTail.Listener {

        @Override
        public void event(long number, Instant at, EntityId entity, Event event) {
            board.happened(new Change(number, at, entity, event));
            listener.accept(event);
        }

        @Override
        public void unreadable(long number, EntityId entity, String why) {
            LOG.error("event {} of {}: {}", number, entity, why);
            board.unreadable(number, entity, why);
        }
    }

    @Override
    public void close() {
        end.countDown();
    }
}
