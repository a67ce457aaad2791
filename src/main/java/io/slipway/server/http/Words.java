package io.slipway.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The body of a request, read strictly: every word of it is asked for, or refused by name. */
final class Words {

    private static final int TEXT = 10_000;
    private static final int LIST = 1_000;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxStringLength(1 << 20)
                            .build())
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode node;
    private final String path;
    private final Set<String> known = new TreeSet<>();

    private Words(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** An empty body is a body without words. */
    static Words of(byte[] bytes) {
        if (bytes.length == 0) {
            return new Words(JsonNodeFactory.instance.objectNode(), "");
        }
        try {
            JsonNode node = MAPPER.readTree(bytes);
            if (node == null || !node.isObject()) {
                throw Problem.badRequest("the body must be a JSON object");
            }
            return new Words(node, "");
        } catch (JsonProcessingException wrong) {
            throw Problem.badRequest("the body is not JSON: " + wrong.getOriginalMessage());
        } catch (IOException wrong) {
            throw Problem.badRequest("the body is not JSON in UTF-8");
        }
    }

    /** The body as it is, for the audit log. */
    static JsonNode tree(byte[] bytes) {
        return of(bytes).node;
    }

    String text(String name) {
        return find(name, Function.identity())
                .orElseThrow(() -> Problem.badRequest("\"" + path + name + "\" is missing"));
    }

    <T> T get(String name, Function<String, T> parse) {
        return find(name, parse).orElseThrow(() -> Problem.badRequest("\"" + path + name + "\" is missing"));
    }

    <T> Optional<T> find(String name, Function<String, T> parse) {
        known.add(name);
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > TEXT) {
            throw Problem.badRequest("\"" + path + name + "\" must be a text of 1 to " + TEXT + " characters");
        }
        try {
            return Optional.of(parse.apply(value.textValue()));
        } catch (Problem told) {
            throw told;
        } catch (RuntimeException unreadable) {
            String found =
                    value.textValue().length() > 60 ? value.textValue().substring(0, 57) + "..." : value.textValue();
            throw Problem.badRequest("\"" + path + name + "\" cannot be read: found \"" + found + "\"");
        }
    }

    /** A whole number; empty if it is left out. */
    Optional<Long> number(String name, long least, long most) {
        known.add(name);
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            throw Problem.badRequest("\"" + path + name + "\" must be a whole number from " + least + " to " + most);
        }
        return Optional.of(value.longValue());
    }

    /** Finite numbers. */
    double[] numbers(String name) {
        known.add(name);
        JsonNode value = node.path(name);
        if (!value.isArray()) {
            throw Problem.badRequest("\"" + path + name + "\" must be a list of numbers");
        }
        double[] numbers = new double[value.size()];
        for (int i = 0; i < numbers.length; i++) {
            JsonNode element = value.get(i);
            if (!element.isNumber() || !Double.isFinite(element.doubleValue())) {
                throw Problem.badRequest("\"" + path + name + "\" must be a list of finite numbers");
            }
            numbers[i] = element.doubleValue();
        }
        return numbers;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isTextual()) {
                throw Problem.badRequest("\"" + path + name + "\" must be a list of texts");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    List<Words> blocks(String name) {
        List<Words> blocks = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isObject()) {
                throw Problem.badRequest("\"" + path + name + "\" must be a list of objects");
            }
            blocks.add(new Words(element, path + name + "[" + blocks.size() + "]."));
        }
        return blocks;
    }

    private JsonNode array(String name) {
        known.add(name);
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return JsonNodeFactory.instance.arrayNode();
        }
        if (!value.isArray() || value.size() > LIST) {
            throw Problem.badRequest("\"" + path + name + "\" must be a list of at most " + LIST);
        }
        return value;
    }

    /** Refuses words that nobody asked for. */
    void end() {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw Problem.badRequest("unknown word \"" + path + name + "\"; known are " + String.join(", ", known));
            }
        });
    }
}
