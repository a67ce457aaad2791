package io.slipway.server.view;

import akka.Done;
import akka.actor.typed.ActorSystem;
import akka.persistence.jdbc.query.javadsl.JdbcReadJournal;
import akka.persistence.query.EventEnvelope;
import akka.persistence.query.Offset;
import akka.persistence.query.PersistenceQuery;
import akka.persistence.query.Sequence;
import akka.stream.RestartSettings;
import akka.stream.javadsl.RestartSource;
import io.slipway.cluster.live.LiveHost;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the journal into the board: first all that is there, then what comes. */
public final class Projection {

    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);

    private final ActorSystem<?> system;
    private final Board board;
    private final JdbcReadJournal journal;
    private volatile boolean ended;
    private volatile Consumer<Event> listener = event -> {};

    public Projection(ActorSystem<?> system, Board board) {
        this.system = system;
        this.board = board;
        this.journal =
                PersistenceQuery.get(system).getReadJournalFor(JdbcReadJournal.class, JdbcReadJournal.Identifier());
    }

    /** Completes when all that was there is read; then goes on by itself until the system ends. */
    public CompletionStage<Done> start() {
        CompletionStage<Done> past =
                journal.currentEventsByTag(LiveHost.TAG, Offset.sequence(0)).runForeach(this::take, system);
        var unused = past.thenAccept(done -> follow());
        return past;
    }

    /** From now on tells what comes to a listener too, which must not block. */
    public void alsoTell(Consumer<Event> other) {
        listener = other;
    }

    /** The node ends: from now on it is no news that the journal is not followed. */
    public void end() {
        ended = true;
    }

    private void follow() {
        RestartSettings settings = RestartSettings.create(Duration.ofMillis(500), Duration.ofSeconds(10), 0.2);
        var unused = RestartSource.onFailuresWithBackoff(
                        settings, () -> journal.eventsByTag(LiveHost.TAG, Offset.sequence(board.position())))
                .runForeach(this::take, system)
                .exceptionally(end -> {
                    if (!ended) {
                        LOG.error("the views do not follow the journal any more: {}", end.toString());
                    }
                    return Done.getInstance();
                });
    }

    private void take(EventEnvelope envelope) {
        long number = ((Sequence) envelope.offset()).value();
        Instant at = Instant.ofEpochMilli(envelope.timestamp());
        board.happened(new Change(number, at, new EntityId(envelope.persistenceId()), (Event) envelope.event()));
        listener.accept((Event) envelope.event());
    }
}
