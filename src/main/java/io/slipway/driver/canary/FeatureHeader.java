package io.slipway.driver.canary;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.driver.canary.VectorReader.WrongShape;
import io.slipway.judge.value.DataType;
import io.slipway.judge.value.DataType.Kind;
import io.slipway.judge.value.DataType.Part;
import io.slipway.judge.value.Status;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an element of {@code metadata.features} says of its feature. */
record FeatureHeader(String name, DataType type, Status status, Optional<Instant> effectiveTime) {

    private static final int NAME_LIMIT = 500;

    static FeatureHeader read(JsonParser parser) throws IOException, WrongShape {
        JsonNode node = parser.readValueAsTree();
        String name = text(node, "name", "a feature");
        if (name.length() > NAME_LIMIT) {
            throw new WrongShape("the name of a feature is longer than " + NAME_LIMIT + " characters");
        }
        return new FeatureHeader(
                name,
                type(node.path("dataType"), name),
                Status.of(text(node, "status", name)),
                effectiveTime(node.path("effectiveTime"), name));
    }

    private static Optional<Instant> effectiveTime(JsonNode node, String name) throws WrongShape {
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(node.asText()).toInstant());
        } catch (DateTimeException wrong) {
            throw new WrongShape("the effectiveTime of " + name + " is no time with an offset");
        }
    }

    private static DataType type(JsonNode node, String name) throws WrongShape {
        String written = text(node, "type", "the dataType of " + name);
        Kind kind = Arrays.stream(Kind.values())
                .filter(known -> known.written().equals(written))
                .findFirst()
                .orElseThrow(() -> new WrongShape(name + " has an unknown type: " + shortened(written)));
        return switch (kind) {
            case ARRAY -> DataType.arrayOf(type(node.path("elementType"), name));
            case MAP -> DataType.mapOf(type(node.path("keyType"), name), type(node.path("valueType"), name));
            case STRUCT -> DataType.structOf(fields(node.path("fields"), name));
            default -> DataType.of(kind);
        };
    }

    /** A field is {@code {name, dataType: {type}}}, or has its type beside its name. */
    private static List<Part> fields(JsonNode nodes, String name) throws WrongShape {
        if (!nodes.isArray()) {
            throw new WrongShape("the dataType of " + name + " has no fields");
        }
        List<Part> fields = new ArrayList<>();
        for (JsonNode field : nodes) {
            JsonNode type = field.has("dataType") ? field.path("dataType") : field;
            fields.add(new Part(text(field, "name", "a field of " + name), type(type, name)));
        }
        return fields;
    }

    private static String text(JsonNode node, String key, String whose) throws WrongShape {
        JsonNode value = node.path(key);
        if (!value.isTextual()) {
            throw new WrongShape(shortened(whose) + " has no " + key);
        }
        return value.textValue();
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }
}
