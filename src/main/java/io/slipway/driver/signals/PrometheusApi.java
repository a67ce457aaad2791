package io.slipway.driver.signals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.driver.web.Exchanges;
import io.slipway.driver.web.Unanswered;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The queries of Prometheus's HTTP API, version 1: <a href="https://prometheus.io/docs/prometheus/latest/querying/api/">instant and
 * range</a>. An answer with warnings may be a part of the truth only, and is taken for none.
 */
final class PrometheusApi {

    private static final int ANSWER_BYTES = 8 << 20;
    private static final int OK = 200;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Exchanges exchanges = Exchanges.bounded(ANSWER_BYTES);
    private final PrometheusRules rules;

    PrometheusApi(PrometheusRules rules) {
        this.rules = rules;
    }

    /** One number at a moment; empty if there is none, or it is not a number. */
    OptionalDouble number(String query, Instant at) throws Unanswered, InterruptedException {
        JsonNode data = asked("query", Map.of("query", query, "time", seconds(at)));
        String type = data.path("resultType").asText();
        JsonNode result = data.path("result");
        JsonNode sample = type.equals("scalar") ? result : result.path(0).path("value");
        if (!type.equals("scalar") && !type.equals("vector")) {
            throw new Unanswered("a query gives a " + type + " and not one number; write it with sum(...): " + query);
        } else if (type.equals("vector") && result.size() > 1) {
            throw new Unanswered(
                    "a query gives " + result.size() + " series and not one; write it with sum(...): " + query);
        }
        String text = sample.path(1).asText("NaN");
        double value = parsed(text).orElseThrow(() -> new Unanswered("a query gives " + text + ": " + query));
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The values of all series in a stretch of time, one series after another, as they are written. */
    List<String> values(String query, Instant from, Instant until, Duration step)
            throws Unanswered, InterruptedException {
        JsonNode data = asked(
                "query_range",
                Map.of(
                        "query", query,
                        "start", seconds(from),
                        "end", seconds(until),
                        "step", seconds(Instant.EPOCH.plus(step))));
        List<String> values = new ArrayList<>();
        for (JsonNode series : data.path("result")) {
            series.path("values").forEach(value -> values.add(value.path(1).asText("NaN")));
        }
        return values;
    }

    /** A finite number, or none that is one; empty if it is neither. */
    static Optional<Double> parsed(String text) {
        if (text.equals("NaN")) {
            return Optional.of(Double.NaN);
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? Optional.empty() : Optional.of(value);
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    private JsonNode asked(String what, Map<String, String> words) throws Unanswered, InterruptedException {
        String form = new TreeMap<>(words)
                .entrySet().stream()
                        .map(word -> word.getKey() + "=" + URLEncoder.encode(word.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(address(what))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        rules.secrets().show(request, Optional.empty());
        HttpResponse<byte[]> answer = exchanges.answer(request.build(), rules.answerWithin());
        return data(answer, words.getOrDefault("query", ""));
    }

    private URI address(String what) {
        String root = rules.url().toString();
        return URI.create((root.endsWith("/") ? root : root + "/") + "api/v1/" + what);
    }

    private static JsonNode data(HttpResponse<byte[]> answer, String query) throws Unanswered {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(answer.body());
        } catch (IOException malformed) {
            throw new Unanswered("answered " + answer.statusCode() + ", and not as Prometheus does");
        }
        if (tree == null || !tree.path("status").isTextual()) {
            throw new Unanswered("answered " + answer.statusCode() + ", and not as Prometheus does");
        } else if (!tree.path("status").textValue().equals("success") || answer.statusCode() != OK) {
            String why = tree.path("error").asText("status " + answer.statusCode());
            throw new Unanswered("declines a query: " + why + ": " + query);
        } else if (!tree.path("warnings").isEmpty()) {
            throw new Unanswered(
                    "answers in part: " + tree.path("warnings").path(0).asText());
        }
        return tree.path("data");
    }

    private static String seconds(Instant at) {
        return BigDecimal.valueOf(at.toEpochMilli(), 3).toPlainString();
    }
}
