package io.slipway.server.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * One thing that the API can do.
 *
 * @param path with the parts that stand for something in braces
 * @param roles who may, the most fitting first; empty if anyone may
 * @param query the words that may follow the question mark
 * @param body the words of the body, each with what it is; a question mark behind its name if it can be left out
 */
record Endpoint(
        String method,
        String path,
        String summary,
        List<Role> roles,
        List<String> query,
        Map<String, String> body,
        Function<Call, CompletionStage<ObjectNode>> work) {

    /** What the braces of the path stand for in a path; empty if it is another. */
    Optional<Map<String, String>> match(String method, List<String> segments) {
        List<String> own = List.of(path.substring(1).split("/", -1));
        if (!this.method.equals(method) || own.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> parts = new TreeMap<>();
        for (int i = 0; i < own.size(); i++) {
            String word = own.get(i);
            if (word.startsWith("{")) {
                parts.put(word.substring(1, word.length() - 1), segments.get(i));
            } else if (!word.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(parts);
    }

    boolean isCommand() {
        return !method.equals("GET");
    }
}
