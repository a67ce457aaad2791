package io.slipway.driver.canary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.judge.value.Sample;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Makes a request of a line: the body of a get-features request, or what stands in its {@code params}. Numbers keep their digits; what
 * it does not know it leaves as it is.
 */
final class RequestReader {

    private static final int KEYS_LIMIT = 120;

    /** What is wrong with a line, and the mend. */
    static final class BadLine extends Exception {

        private static final long serialVersionUID = 1L;

        BadLine(String what, String mend) {
            super(what + "; " + mend);
        }
    }

    private final JsonMapper mapper = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(VectorReader.DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    Request read(long line, String text) throws BadLine {
        ObjectNode body = body(text);
        ObjectNode params = (ObjectNode) body.get("params");
        String workspace = text(params, "workspaceName");
        boolean named = params.has("featureServiceName");
        if (named == params.has("featureServiceId")) {
            throw new BadLine(
                    named ? "has both featureServiceName and featureServiceId" : "names no feature service",
                    "give exactly one of featureServiceName and featureServiceId");
        }
        String service = text(params, named ? "featureServiceName" : "featureServiceId");
        Sample sample = new Sample(line, workspace + "/" + service, keys(params));
        params.set(
                "metadataOptions",
                options(params.get("metadataOptions"))
                        .put("includeNames", true)
                        .put("includeDataTypes", true)
                        .put("includeEffectiveTimes", true)
                        .put("includeServingStatus", true)
                        .put("includeSloInfo", false)
                        .put("includeFeatureDescriptions", false)
                        .put("includeFeatureTags", false));
        params.set(
                "requestOptions",
                options(params.get("requestOptions"))
                        .put("readFromCache", false)
                        .put("writeToCache", false));
        try {
            return new Request(sample, BodyPublishers.ofByteArray(mapper.writeValueAsBytes(body)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree that was read can be written", impossible);
        }
    }

    private ObjectNode body(String text) throws BadLine {
        JsonNode tree;
        try {
            tree = mapper.readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new BadLine(
                    "is no JSON (" + VectorReader.firstLine(wrong.getOriginalMessage()) + ")",
                    "write one get-features request on each line");
        }
        if (!(tree instanceof ObjectNode object)) {
            throw new BadLine("is no JSON object", "write one get-features request on each line");
        }
        if (!object.has("params")) {
            return mapper.createObjectNode().set("params", object);
        } else if (!object.get("params").isObject()) {
            throw new BadLine("\"params\" is no object", "write {\"params\": {\"workspaceName\": ...}}");
        }
        return object;
    }

    private ObjectNode options(JsonNode given) {
        return given instanceof ObjectNode object ? object : mapper.createObjectNode();
    }

    private static String text(ObjectNode params, String key) throws BadLine {
        JsonNode value = params.get(key);
        if (value == null || !value.isTextual() || value.textValue().isBlank()) {
            throw new BadLine("has no " + key, "add \"" + key + "\": \"...\"");
        }
        return value.textValue();
    }

    private static String keys(ObjectNode params) throws BadLine {
        if (!(params.get("joinKeyMap") instanceof ObjectNode keys)) {
            throw new BadLine("has no joinKeyMap", "add \"joinKeyMap\": {\"user_id\": \"...\"}");
        }
        List<String> odd = StreamSupport.stream(((Iterable<String>) keys::fieldNames).spliterator(), false)
                .filter(name -> keys.get(name).isContainerNode())
                .toList();
        if (!odd.isEmpty()) {
            throw new BadLine("the join key \"" + odd.get(0) + "\" is no scalar", "give a string, a number or null");
        }
        String text = keys.properties().stream()
                .map(key -> key.getKey() + "=" + key.getValue().asText())
                .collect(Collectors.joining(" "));
        return text.length() <= KEYS_LIMIT ? text : text.substring(0, KEYS_LIMIT - 3) + "...";
    }
}
