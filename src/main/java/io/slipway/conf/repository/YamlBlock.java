package io.slipway.conf.repository;

import io.slipway.conf.Format;
import io.slipway.conf.Likeness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of a YAML file. A key is known once it was asked for; {@link #end} reports the others. Errors are collected, and a
 * {@linkplain Format#standIn stand-in} is returned so that reading can go on.
 */
final class YamlBlock {

    /** A value and the file that it stands in. */
    record Value(String file, Node node) {

        Place place() {
            return Place.of(file, node);
        }
    }

    private final Collected collected;
    private final Place place;
    private final Map<String, Value> values;
    private final Map<String, Value> defaults;
    private final Set<String> known = new LinkedHashSet<>();

    private YamlBlock(Collected collected, Place place, Map<String, Value> values, Map<String, Value> defaults) {
        this.collected = collected;
        this.place = place;
        this.values = values;
        this.defaults = defaults;
    }

    /** Of a node that should be a mapping; what is none is reported, and reads as an empty one. */
    static YamlBlock of(Collected collected, String what, Value value) {
        Map<String, Value> values = new LinkedHashMap<>();
        if (value.node() instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> {
                Place at = Place.of(value.file(), entry.getKeyNode());
                if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                    collected.report(at, "a key of " + what + " is no text", "write key: value");
                } else if (values.putIfAbsent(key.getValue(), new Value(value.file(), entry.getValueNode())) != null) {
                    collected.report(at, "\"" + shortened(key.getValue()) + "\" is given twice", "remove one of them");
                }
            });
        } else {
            collected.report(
                    value.place(),
                    what + " must be a mapping, found " + found(value.node()),
                    "write key: value, line by line");
        }
        return new YamlBlock(collected, value.place(), values, new LinkedHashMap<>());
    }

    static YamlBlock empty(Collected collected, Place place) {
        return new YamlBlock(collected, place, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** The same; what it does not give is as in the other block. */
    YamlBlock over(YamlBlock other) {
        return new YamlBlock(collected, place, values, other.values);
    }

    Place place() {
        return place;
    }

    /** Where a key stands, here or in the defaults; else where the block does. */
    Place placeOf(String key) {
        return Optional.ofNullable(values.getOrDefault(key, defaults.get(key)))
                .map(Value::place)
                .orElse(place);
    }

    /** The keys that were asked for, in that order. */
    Set<String> known() {
        return known;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Whether the value of a key is a mapping. */
    boolean isMapping(String key) {
        return lookUp(key).filter(value -> value.node() instanceof MappingNode).isPresent();
    }

    <T> T get(String key, Format<T> format) {
        Optional<Value> value = lookUp(key);
        if (value.isEmpty()) {
            collected.report(place, "\"" + key + "\" is missing", "add " + key + ": " + format.example());
        }
        return value.map(found -> parsed(key, found, format)).orElse(format.standIn());
    }

    <T> Optional<T> find(String key, Format<T> format) {
        return lookUp(key).map(value -> parsed(key, value, format));
    }

    /** The value of a key as its node, for formats that look at how it is written. */
    <T> Optional<T> find(String key, Function<Value, T> reader) {
        return lookUp(key).map(reader);
    }

    <T> List<T> list(String key, Format<T> format) {
        return elements(key).stream().map(value -> parsed(key, value, format)).toList();
    }

    List<YamlBlock> blocks(String key, String what) {
        return elements(key).stream().map(value -> of(collected, what, value)).toList();
    }

    Optional<YamlBlock> block(String key) {
        return lookUp(key).map(value -> of(collected, "\"" + key + "\"", value));
    }

    /** A mapping with open keys, whose values are texts. */
    SortedMap<String, String> texts(String key) {
        SortedMap<String, String> texts = new TreeMap<>();
        block(key).ifPresent(block -> texts.putAll(block.texts()));
        return texts;
    }

    /** The whole block as texts. */
    SortedMap<String, String> texts() {
        SortedMap<String, String> texts = new TreeMap<>();
        values.forEach((key, value) -> {
            if (value.node() instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
                texts.put(key, scalar.getValue());
            } else {
                collected.report(
                        value.place(),
                        "\"" + shortened(key) + "\" must be a text, found " + found(value.node()),
                        "write " + key + ": \"...\"");
            }
        });
        return texts;
    }

    void report(String key, String what, String mend) {
        collected.report(placeOf(key), what, mend);
    }

    void report(Value at, String what, String mend) {
        collected.report(at.place(), what, mend);
    }

    /** Reports the keys that nobody asked for. */
    void end() {
        values.forEach((key, value) -> {
            if (!known.contains(key)) {
                collected.report(
                        value.place(), "unknown key \"" + shortened(key) + "\"", Likeness.mend(shortened(key), known));
            }
        });
    }

    private Optional<Value> lookUp(String key) {
        known.add(key);
        return Optional.ofNullable(values.getOrDefault(key, defaults.get(key)));
    }

    private List<Value> elements(String key) {
        Optional<Value> value = lookUp(key);
        List<Value> elements = new ArrayList<>();
        value.ifPresent(found -> {
            if (found.node() instanceof SequenceNode sequence) {
                sequence.getValue().forEach(node -> elements.add(new Value(found.file(), node)));
            } else {
                collected.report(
                        found.place(),
                        "\"" + key + "\" must be a list, found " + found(found.node()),
                        "write " + key + ": [ ... ]");
            }
        });
        return elements;
    }

    private <T> T parsed(String key, Value value, Format<T> format) {
        if (value.node() instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            try {
                return format.parse().apply(scalar.getValue());
            } catch (RuntimeException unreadable) {
                return wrong(key, value, format);
            }
        }
        return wrong(key, value, format);
    }

    private <T> T wrong(String key, Value value, Format<T> format) {
        collected.report(
                value.place(),
                "\"" + key + "\" must be " + format.expected() + ", found " + found(value.node()),
                "write for example " + key + ": " + format.example());
        return format.standIn();
    }

    static String found(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getTag().equals(Tag.NULL) ? "nothing" : "\"" + shortened(scalar.getValue()) + "\"";
        }
        return node instanceof MappingNode ? "a mapping" : "a list";
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= 60 ? line : line.substring(0, 57) + "...";
    }
}
