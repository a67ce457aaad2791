package io.slipway.simulation.scenario;

import com.fasterxml.jackson.core.JsonPointer;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.slipway.conf.Block;
import io.slipway.conf.Likeness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the block {@code expect}: the shape of what {@code simulate --json} writes, with dashes for capitals, as far as promised. */
final class ExpectReader {

    private static final Pattern DASHED = Pattern.compile("-([a-z])");
    private static final String ACCOUNTS = "accounts";

    private final Block file;
    private final List<Expectation> found = new ArrayList<>();

    private ExpectReader(Block file) {
        this.file = file;
    }

    static Expectations expectations(Block file) {
        ExpectReader reader = new ExpectReader(file);
        if (file.has("expect")) {
            reader.object("", "", JsonPointer.empty(), file.tree("expect"));
        }
        return new Expectations(reader.found);
    }

    private void object(String shape, String path, JsonPointer place, ConfigObject object) {
        List<String> known = known(shape);
        object.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, ConfigValue>>comparingInt(
                                entry -> entry.getValue().origin().lineNumber())
                        .thenComparing(Map.Entry::getKey))
                .forEach(entry -> {
                    String key = entry.getKey();
                    ConfigValue value = entry.getValue();
                    if (!known.isEmpty() && !known.contains(key)) {
                        file.report(value, "the result has no \"" + key + "\"", Likeness.mend(key, known));
                    } else if (shape.isEmpty() && key.equals(ACCOUNTS)) {
                        counts(key, "", place.appendProperty(key), value);
                    } else {
                        String name = camel(key);
                        String shapeOfKey = shape.isEmpty() ? key : shape + "." + key;
                        value(shapeOfKey, joined(path, name), place.appendProperty(name), value);
                    }
                });
    }

    private void value(String shape, String path, JsonPointer place, ConfigValue value) {
        if (value instanceof ConfigObject object) {
            object(shape, path, place, object);
        } else if (value instanceof ConfigList list) {
            for (int i = 0; i < list.size(); i++) {
                value(shape + "[]", path + "[" + i + "]", place.appendIndex(i), list.get(i));
            }
        } else {
            leaf(path, place, value);
        }
    }

    /** Builds have dots in their labels, which HOCON takes for nested blocks unless they are quoted. */
    private void counts(String path, String label, JsonPointer place, ConfigValue value) {
        if (value instanceof ConfigObject object) {
            object.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
                counts(path, joined(label, entry.getKey()), place, entry.getValue());
            });
        } else {
            leaf(path + ".\"" + label + "\"", place.appendProperty(label), value);
        }
    }

    private void leaf(String path, JsonPointer place, ConfigValue value) {
        String expected = value.valueType() == ConfigValueType.NULL
                ? Expectation.NONE
                : value.atKey("value").getString("value");
        found.add(new Expectation(path, place, expected, file.where(value)));
    }

    /** The keys of each level; a level that is not here is open. */
    private static List<String> known(String shape) {
        return switch (shape) {
            case "" -> List.of("weeks", ACCOUNTS, "stream-jobs", "invariants", "figures", "host", "events");
            case "weeks[]" -> List.of("release", "outcome", "shipped-build", "runs", "issues");
            case "weeks[].runs[]" ->
                List.of("stage", "wave", "build", "opens-at", "closes-at", "roster", "updated", "failed", "outcome");
            case "stream-jobs" ->
                List.of("pinned-restarts", "handoffs", "min-online", "max-processes", "downtime-seconds");
            case "invariants" -> List.of("checked", "violations");
            default -> List.of();
        };
    }

    private static String joined(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String camel(String key) {
        return DASHED.matcher(key).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }
}
