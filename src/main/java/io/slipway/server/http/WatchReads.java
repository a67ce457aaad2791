package io.slipway.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.cluster.EventFormat;
import io.slipway.machine.Event;
import io.slipway.server.view.Board;
import io.slipway.server.view.Change;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** What a person watches: a release as a tree, and the events of the journal page by page. */
final class WatchReads {

    private static final List<Role> ANYONE = List.of(Role.values());
    private static final int PAGE = 100;
    private static final int LONGEST_PAGE = 1_000;

    private final Board board;
    private final InstantSource clock;
    private final ObjectMapper mapper = new ObjectMapper();
    private final ObjectWriter writer = new EventFormat().writer();

    WatchReads(Board board, InstantSource clock) {
        this.board = board;
        this.clock = clock;
    }

    List<Endpoint> endpoints() {
        return List.of(
                get(
                        "/v1/releases/{release}/tree",
                        "A release with its accounts: counted by stage, those to look at first",
                        List.of("limit"),
                        this::tree),
                get(
                        "/v1/releases/{release}/approvals",
                        "What some people want to be let through, and not enough of them yet",
                        List.of(),
                        this::approvals),
                get(
                        "/v1/events",
                        "Events of the journal after a number, the oldest first",
                        List.of("after", "limit"),
                        this::events));
    }

    private static Endpoint get(String path, String summary, List<String> query, Function<Call, ObjectNode> work) {
        return new Endpoint(
                "GET",
                path,
                summary,
                ANYONE,
                query,
                Map.of(),
                call -> CompletableFuture.completedFuture(work.apply(call)));
    }

    private ObjectNode tree(Call call) {
        String release = call.part("release");
        return board.tree(release, limit(call), clock.instant())
                .orElseThrow(() -> new Problem(404, "NOT_FOUND", "no release is called \"" + release + "\""));
    }

    private ObjectNode approvals(Call call) {
        String release = call.part("release");
        return board.approvals(release, clock.instant())
                .orElseThrow(() -> new Problem(404, "NOT_FOUND", "no release is called \"" + release + "\""));
    }

    private ObjectNode events(Call call) {
        String after = call.query("after", "0");
        if (!after.matches("[0-9]{1,18}")) {
            throw Problem.badRequest("\"after\" must be the number of an event");
        }
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("missed", Long.parseLong(after) < board.forgotten());
        var list = node.putArray("events");
        long last = Long.parseLong(after);
        for (Change change : board.changesAfter(last, limit(call))) {
            list.addObject()
                    .put("number", change.number())
                    .put("at", change.at().toString())
                    .put("entity", change.entity().path())
                    .set("event", tree(change.event()));
            last = change.number();
        }
        return node.put("last", last);
    }

    private JsonNode tree(Event event) {
        try {
            return mapper.readTree(writer.writeValueAsBytes(event));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static int limit(Call call) {
        return call.number("limit", PAGE, LONGEST_PAGE);
    }
}
