package io.slipway.server.http;

import akka.util.ByteString;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Carries out what was asked for; a command is in the audit log before it is answered. */
final class Commands {

    /** The word of an answer which tells that more than this order is needed. */
    static final String PENDING = "pending";

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final int KEY = 200;
    private static final int ACCEPTED = 202;

    /**
     * What came in.
     *
     * @param key idempotency key; empty if none was sent
     */
    record Order(
            String request,
            Caller caller,
            Map<String, String> parts,
            Map<String, String> query,
            String path,
            ByteString body,
            Optional<String> key) {}

    private final Audit audit;
    private final Repeats repeats = new Repeats();

    Commands(Audit audit) {
        this.audit = audit;
        audit.latest(Integer.MAX_VALUE).forEach(repeats::learn);
    }

    CompletionStage<Reply> carryOut(Endpoint endpoint, Order order) {
        order.query().keySet().stream()
                .filter(word -> !endpoint.query().contains(word))
                .findFirst()
                .ifPresent(word -> {
                    throw Problem.badRequest("unknown word \"" + word + "\" in the query; known are "
                            + String.join(", ", endpoint.query()));
                });
        if (!endpoint.isCommand()) {
            return work(endpoint, order).thenApply(body -> new Reply(200, body));
        }
        if (order.key().isEmpty()) {
            return audited(endpoint, order, "");
        }
        String key = order.key().get();
        if (key.isBlank() || key.length() > KEY) {
            throw Problem.badRequest("an idempotency key has 1 to " + KEY + " characters");
        }
        String fingerprint = Token.hash(order.caller().name() + "\n" + order.path() + "\n"
                + Token.hash(order.body().toArray()));
        return repeats.once(
                order.caller().name() + "/" + key, fingerprint, () -> audited(endpoint, order, fingerprint));
    }

    private CompletionStage<Reply> audited(Endpoint endpoint, Order order, String fingerprint) {
        return work(endpoint, order)
                .thenApply(body -> new Reply(body.has(PENDING) ? ACCEPTED : 200, body.put("request", order.request())))
                .exceptionally(failure -> refused(failure, order))
                .thenApply(reply -> {
                    audit.add(entry(order, fingerprint, reply));
                    log(order, reply);
                    return reply;
                });
    }

    /** With the ids by which a log is searched. */
    private static void log(Order order, Reply reply) {
        LoggingEventBuilder line = LOG.atInfo()
                .addKeyValue("request", order.request())
                .addKeyValue("actor", order.caller().name())
                .addKeyValue("status", reply.status());
        for (String id : List.of("release", "account")) {
            String named = reply.body().path(id).asText(order.parts().getOrDefault(id, word(order, id)));
            if (!named.isEmpty()) {
                line = line.addKeyValue(id, named);
            }
        }
        line.log("order {}", order.path());
    }

    private static String word(Order order, String id) {
        return Words.tree(order.body().toArray()).path(id).asText("");
    }

    private static CompletionStage<ObjectNode> work(Endpoint endpoint, Order order) {
        Words words = Words.of(order.body().toArray());
        return endpoint.work().apply(new Call(order.request(), order.caller(), order.parts(), order.query(), words));
    }

    /** A refusal is an answer, and is remembered like one. */
    private static Reply refused(Throwable failure, Order order) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Problem problem) {
            return new Reply(problem.status(), problem.json(order.request()));
        }
        throw new CompletionException(cause);
    }

    private static ObjectNode entry(Order order, String fingerprint, Reply reply) {
        ObjectNode entry = JsonNodeFactory.instance
                .objectNode()
                .put("at", Instant.now().toString())
                .put("request", order.request())
                .put("actor", order.caller().name())
                .put("role", order.caller().role().text())
                .put("command", order.path())
                .put("status", reply.status());
        entry.set("words", Words.tree(order.body().toArray()));
        order.key()
                .ifPresent(key ->
                        entry.put("key", order.caller().name() + "/" + key).put("fingerprint", fingerprint));
        entry.set("reply", reply.body());
        return entry;
    }
}
