package io.slipway.server.http;

import akka.NotUsed;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.slipway.cluster.EventFormat;
import io.slipway.server.view.Board;
import io.slipway.server.view.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What happens, as server-sent events. A client that comes back says what it heard last, and hears what came after. */
final class Changes {

    private static final int LISTENERS = 200;
    private static final int AT_ONCE = 500;
    private static final Duration ROUND = Duration.ofMillis(200);
    private static final int QUIET_ROUNDS = 50;

    private final Board board;
    private final ObjectWriter writer = new EventFormat().writer();
    private final AtomicInteger listeners = new AtomicInteger();

    Changes(Board board) {
        this.board = board;
    }

    /** @param after the number of the last change that the client has heard; empty to hear only what is new */
    HttpResponse listen(Optional<Long> after) {
        if (listeners.incrementAndGet() > LISTENERS) {
            listeners.decrementAndGet();
            throw new Problem(503, "TOO_MANY_LISTENERS", "at most " + LISTENERS + " can listen; try again later");
        }
        long start = after.orElseGet(board::position);
        Source<ByteString, NotUsed> text = Source.tick(Duration.ZERO, ROUND, "round")
                .mapMaterializedValue(timer -> NotUsed.getInstance())
                .statefulMapConcat(() -> {
                    Listener listener = new Listener(start);
                    return round -> listener.next();
                })
                .watchTermination((kept, end) -> {
                    var unused = end.whenComplete((done, failure) -> listeners.decrementAndGet());
                    return kept;
                });
        return HttpResponse.create()
                .withEntity(HttpEntities.createChunked(MediaTypes.TEXT_EVENT_STREAM.toContentType(), text));
    }

    private final class Listener {

        private long heard;
        private int quiet = QUIET_ROUNDS;

        Listener(long heard) {
            this.heard = heard;
        }

        List<ByteString> next() {
            List<ByteString> texts = new ArrayList<>();
            for (Change change : board.changesAfter(heard, AT_ONCE)) {
                texts.add(ByteString.fromString(text(change)));
                heard = change.number();
            }
            quiet = texts.isEmpty() ? quiet + 1 : 0;
            if (quiet >= QUIET_ROUNDS) {
                quiet = 0;
                texts.add(ByteString.fromString(": still here\n\n"));
            }
            return texts;
        }

        private String text(Change change) {
            try {
                return "id: " + change.number() + "\nevent: " + change.entity().kind() + "\ndata: {\"at\":\""
                        + change.at() + "\",\"entity\":\"" + change.entity() + "\",\"event\":"
                        + writer.writeValueAsString(change.event()) + "}\n\n";
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("cannot write " + change, impossible);
            }
        }
    }
}
