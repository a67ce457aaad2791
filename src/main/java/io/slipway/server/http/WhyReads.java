package io.slipway.server.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.server.view.Board;
import io.slipway.server.why.Answer;
import io.slipway.server.why.Untold;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Why an account is where it is, from the views of the journal. */
final class WhyReads {

    private static final String AT = "at";

    private final Board board;
    private final InstantSource clock;

    WhyReads(Board board, InstantSource clock) {
        this.board = board;
        this.clock = clock;
    }

    List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                "GET",
                "/v1/accounts/{account}/why",
                "Why an account is where it is, or was; at=2026-11-26T22:00:00Z: as of that time",
                List.of(Role.values()),
                List.of(AT),
                Map.of(),
                call -> CompletableFuture.completedFuture(why(call))));
    }

    private ObjectNode why(Call call) {
        Instant now = clock.instant();
        Optional<Instant> at = Optional.ofNullable(call.query().get(AT)).map(WhyReads::instant);
        if (at.filter(now::isBefore).isPresent()) {
            throw Problem.badRequest("\"at\" lies in the future; a forecast is another question");
        }
        try {
            return json(board.why(call.part("account"), at, now));
        } catch (Untold untold) {
            int status = untold.code().equals("TOO_OLD") ? 410 : 404;
            throw new Problem(status, untold.code(), String.valueOf(untold.getMessage()));
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw Problem.badRequest("\"at\" must be an instant such as 2026-11-26T22:00:00Z, found \""
                    + text.substring(0, Math.min(text.length(), 60)) + "\"");
        }
    }

    private static ObjectNode json(Answer answer) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("account", answer.account())
                .put(AT, answer.at().toString())
                .put("where", answer.where());
        answer.release().ifPresent(release -> node.put("release", release));
        list(node, "wave", answer.wave());
        list(node, "because", answer.because());
        list(node, "otherwise", answer.otherwise());
        list(node, "own", answer.own());
        answer.policy().ifPresent(line -> node.put("policy", line));
        return node;
    }

    private static void list(ObjectNode node, String name, List<String> sentences) {
        sentences.forEach(node.putArray(name)::add);
    }
}
