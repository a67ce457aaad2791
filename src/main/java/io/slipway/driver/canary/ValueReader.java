package io.slipway.driver.canary;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.driver.canary.VectorReader.WrongShape;
import io.slipway.judge.value.DataType;
import io.slipway.judge.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Reads a value as its declared type. Integers of 64 bits are decimal strings, as JavaScript would round them; the numbers that JSON
 * does not have are the strings {@code NaN}, {@code Infinity} and {@code -Infinity}.
 */
final class ValueReader {

    private ValueReader() {}

    static Value read(String feature, JsonNode node, DataType type) throws WrongShape {
        if (node.isNull()) {
            return new Value.Absent();
        }
        return switch (type.kind()) {
            case BOOLEAN -> {
                require(node.isBoolean(), feature, node, type);
                yield new Value.Flag(node.booleanValue());
            }
            case STRING -> {
                require(node.isTextual(), feature, node, type);
                yield new Value.Text(node.textValue());
            }
            case INT64 -> new Value.Whole(whole(feature, node, type));
            case FLOAT32, FLOAT64 -> new Value.Real(real(node).orElseThrow(() -> misfit(feature, node, type)));
            case ARRAY -> {
                require(node.isArray(), feature, node, type);
                yield new Value.Sequence(elements(feature, node, type));
            }
            case MAP -> {
                require(node.isObject(), feature, node, type);
                yield dictionary(feature, node, type);
            }
            case STRUCT -> {
                require(node.isArray() && node.size() == type.parts().size(), feature, node, type);
                yield struct(feature, node, type);
            }
        };
    }

    private static long whole(String feature, JsonNode node, DataType type) throws WrongShape {
        String text = node.isTextual() ? node.textValue() : "";
        try {
            long whole = Long.parseLong(text);
            require(Long.toString(whole).equals(text), feature, node, type);
            return whole;
        } catch (NumberFormatException none) {
            throw misfit(feature, node, type);
        }
    }

    private static OptionalDouble real(JsonNode node) {
        if (node.isNumber()) {
            return OptionalDouble.of(node.doubleValue());
        }
        return switch (node.asText()) {
            case "NaN" -> OptionalDouble.of(Double.NaN);
            case "Infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-Infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            default -> OptionalDouble.empty();
        };
    }

    private static List<Value> elements(String feature, JsonNode node, DataType type) throws WrongShape {
        List<Value> elements = new ArrayList<>(node.size());
        for (JsonNode element : node) {
            elements.add(read(feature, element, type.part(0)));
        }
        return elements;
    }

    private static Value dictionary(String feature, JsonNode node, DataType type) throws WrongShape {
        TreeMap<String, Value> entries = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            entries.put(entry.getKey(), read(feature, entry.getValue(), type.part(1)));
        }
        return new Value.Dictionary(entries);
    }

    private static Value struct(String feature, JsonNode node, DataType type) throws WrongShape {
        List<Value> fields = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            fields.add(read(feature, node.get(i), type.part(i)));
        }
        return new Value.Struct(fields);
    }

    private static void require(boolean fits, String feature, JsonNode node, DataType type) throws WrongShape {
        if (!fits) {
            throw misfit(feature, node, type);
        }
    }

    private static WrongShape misfit(String feature, JsonNode node, DataType type) {
        String text = node.toString();
        return new WrongShape(
                feature + " is no " + type + ": " + (text.length() <= 60 ? text : text.substring(0, 57) + "..."));
    }
}
