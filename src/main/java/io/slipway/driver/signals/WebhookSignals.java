package io.slipway.driver.signals;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.driver.web.Exchanges;
import io.slipway.driver.web.Unanswered;
import io.slipway.judge.metric.Samples;
import io.slipway.judge.metric.Series;
import io.slipway.judge.soak.Batch;
import io.slipway.train.Severity;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Asks a webhook, by POST of {@code {"ask": "samples" | "issues", "release", "build", "baseline", "stretch", "from", "until"}} (and
 * {@code "metrics"} for samples). It answers
 *
 * <pre>{@code
 * 200 {"samples": {"error-rate": {"baselineBad": 1, "baselineTrials": 900, "candidateBad": 2, "candidateTrials": 100}}}
 * 200 {"issues": [{"issue": "late-features", "severity": "blocking", "summary": "..."}]}
 * 200 {"values": {"baseline": {"latency": [1.5, 2]}, "candidate": {"latency": [1.6, 3]}}}     judged by the metric judge
 * 202 or 204                                                      nothing to say now: it posts its results to the API, or saw nothing
 * }</pre>
 *
 * Everything else is no answer, and it is asked again. The same question carries the same {@code X-Slipway-Idempotency-Key}.
 */
final class WebhookSignals implements Source {

    private static final int ANSWER_BYTES = 1 << 20;
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;
    private static final int MOST_ISSUES = 20;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Exchanges exchanges = Exchanges.bounded(ANSWER_BYTES);
    private final WebhookRules rules;
    private final Optional<Verdicts> verdicts;

    WebhookSignals(WebhookRules rules, Optional<Verdicts> verdicts) {
        this.rules = rules;
        this.verdicts = verdicts;
    }

    @Override
    public String name() {
        return "webhook " + rules.url().getAuthority();
    }

    @Override
    public SortedMap<String, Batch> count(Stretch stretch, List<String> metrics)
            throws Unanswered, InterruptedException {
        ObjectNode question = question("samples", stretch);
        metrics.forEach(question.putArray("metrics")::add);
        SortedMap<String, Batch> counted = new TreeMap<>();
        Optional<JsonNode> answer = asked(question);
        if (answer.isPresent()) {
            JsonNode samples = object(answer.get(), "samples");
            for (String metric : metrics) {
                if (samples.hasNonNull(metric)) {
                    counted.put(metric, batch(metric, samples.get(metric)));
                }
            }
        }
        return counted;
    }

    private static Batch batch(String metric, JsonNode node) throws Unanswered {
        try {
            return new Batch(
                    whole(node, "baselineBad"),
                    whole(node, "baselineTrials"),
                    whole(node, "candidateBad"),
                    whole(node, "candidateTrials"));
        } catch (IllegalArgumentException wrong) {
            throw new Unanswered("answers samples of " + metric + " that are none: " + wrong.getMessage());
        }
    }

    private static long whole(JsonNode node, String word) {
        JsonNode value = node.path(word);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("\"" + word + "\" must be a whole number");
        }
        return value.longValue();
    }

    @Override
    public List<Regression> compare(Stretch stretch) throws Unanswered, InterruptedException {
        Optional<JsonNode> answer = asked(question("issues", stretch));
        if (answer.isEmpty()) {
            return List.of();
        }
        List<Regression> found = new ArrayList<>();
        if (answer.get().has("values")) {
            JsonNode values = object(answer.get(), "values");
            Samples baseline = samples(object(values, "baseline"));
            Samples candidate = samples(object(values, "candidate"));
            found.addAll(verdicts.orElseThrow(
                            () -> new Unanswered("answers values, and the node has no metrics to judge them by"))
                    .of(stretch, baseline, candidate));
        } else if (!answer.get().path("issues").isArray()
                || answer.get().path("issues").size() > MOST_ISSUES) {
            throw new Unanswered("answers neither \"values\" nor a list of at most " + MOST_ISSUES + " \"issues\"");
        }
        for (JsonNode issue : answer.get().path("issues")) {
            found.add(regression(issue));
        }
        return found;
    }

    private static Regression regression(JsonNode node) throws Unanswered {
        String issue = node.path("issue").asText();
        String severity = node.path("severity").asText().toUpperCase(Locale.ROOT);
        String summary = node.path("summary").asText();
        boolean named = issue.matches("[a-z0-9][a-z0-9._-]{0,99}");
        if (!named || summary.isBlank() || !List.of("BLOCKING", "MINOR").contains(severity)) {
            throw new Unanswered("answers an issue without a name, a summary, or a severity of blocking or minor");
        }
        return new Regression(issue, Severity.valueOf(severity), summary);
    }

    private static Samples samples(JsonNode side) throws Unanswered {
        Map<String, Series> series = new TreeMap<>();
        for (Map.Entry<String, JsonNode> metric : side.properties()) {
            List<Double> values = new ArrayList<>();
            long malformed = 0;
            for (JsonNode value : metric.getValue()) {
                boolean finite = value.isNumber() && Double.isFinite(value.doubleValue());
                malformed += finite ? 0 : 1;
                if (finite) {
                    values.add(value.doubleValue());
                }
            }
            if (values.size() > Series.MOST) {
                throw new Unanswered("answers more than " + Series.MOST + " values of " + metric.getKey());
            }
            series.put(
                    metric.getKey(),
                    new Series(
                            values.stream().mapToDouble(Double::doubleValue).toArray(),
                            0,
                            malformed == 0 ? Map.of() : Map.of("not a number", malformed)));
        }
        return Samples.of(series);
    }

    private static JsonNode object(JsonNode node, String word) throws Unanswered {
        if (!node.path(word).isObject()) {
            throw new Unanswered("answers without \"" + word + "\"");
        }
        return node.path(word);
    }

    private static ObjectNode question(String ask, Stretch stretch) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ask", ask)
                .put("release", stretch.release())
                .put("build", stretch.build().label())
                .put("baseline", stretch.baseline().label())
                .put("stretch", stretch.number())
                .put("from", stretch.from().toString())
                .put("until", stretch.until().toString());
    }

    /** Empty if it has nothing to say now. */
    private Optional<JsonNode> asked(ObjectNode question) throws Unanswered, InterruptedException {
        String body = question.toString();
        String key = String.join(
                "/",
                question.path("release").textValue(),
                question.path("build").textValue(),
                question.path("ask").textValue(),
                question.path("stretch").asText());
        HttpRequest.Builder request = HttpRequest.newBuilder(rules.url())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("X-Slipway-Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        rules.secrets().show(request, Optional.of(body));
        HttpResponse<byte[]> answer = exchanges.answer(request.build(), rules.answerWithin());
        if (answer.statusCode() == ACCEPTED || answer.statusCode() == NO_CONTENT) {
            return Optional.empty();
        } else if (answer.statusCode() != OK) {
            throw new Unanswered("answered " + answer.statusCode());
        }
        try {
            JsonNode tree = MAPPER.readTree(answer.body());
            if (tree != null && tree.isObject()) {
                return Optional.of(tree);
            }
        } catch (IOException malformed) {
            throw new Unanswered("answers, and not with JSON");
        }
        throw new Unanswered("answers with JSON that is no object");
    }
}
