package io.slipway.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Commands that came with an idempotency key: one that comes again gets the first answer again, and does nothing. Answers are
 * remembered across a restart, since the audit log holds them.
 */
final class Repeats {

    private static final int REMEMBERED = 10_000;

    private record Known(String fingerprint, CompletionStage<Reply> reply) {}

    private final Map<String, Known> known = new LinkedHashMap<>();

    /** Learns from an entry of the audit log. */
    synchronized void learn(JsonNode entry) {
        if (entry.has("key") && entry.path("status").intValue() < 500) {
            Reply reply = new Reply(entry.path("status").intValue(), (ObjectNode) entry.path("reply"));
            remember(
                    entry.path("key").textValue(),
                    new Known(entry.path("fingerprint").textValue(), CompletableFuture.completedFuture(reply)));
        }
    }

    /** @param fingerprint of the whole command, with who sent it: a key is for one command only */
    synchronized CompletionStage<Reply> once(String key, String fingerprint, Supplier<CompletionStage<Reply>> first) {
        Known before = known.get(key);
        if (before != null) {
            if (!before.fingerprint.equals(fingerprint)) {
                throw new Problem(
                        422, "KEY_REUSED", "this idempotency key was sent with another command; choose a new one");
            }
            return before.reply;
        }
        CompletionStage<Reply> reply = first.get();
        remember(key, new Known(fingerprint, reply));
        var unused = reply.whenComplete((done, failure) -> {
            if (failure != null || done.status() >= 500) {
                forget(key);
            }
        });
        return reply;
    }

    private synchronized void forget(String key) {
        known.remove(key);
    }

    private void remember(String key, Known answer) {
        known.put(key, answer);
        if (known.size() > REMEMBERED) {
            known.remove(known.keySet().iterator().next());
        }
    }
}
