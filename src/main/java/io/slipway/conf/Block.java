package io.slipway.conf;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A block of a file, {@code { key = value, ... }}. A key is known once it was asked for; {@link #end} reports the others. Errors go
 * to the {@link Reading}, and a {@linkplain Format#standIn stand-in} is returned so that reading can go on.
 */
public final class Block {

    private static final ConfigObject NOTHING = ConfigValueFactory.fromMap(Map.of());

    private final Reading reading;
    private final String path;
    private final ConfigObject object;
    private final ConfigObject defaults;
    private final Set<String> known = new TreeSet<>();
    private final Map<String, String> missing = new TreeMap<>();

    Block(Reading reading, String path, ConfigObject object, ConfigObject defaults) {
        this.reading = reading;
        this.path = path;
        this.object = object;
        this.defaults = defaults;
    }

    /** The value of a key that the file or the defaults must give. */
    public <T> T get(String key, Format<T> format) {
        ConfigValue value = lookUp(key);
        if (value == null) {
            missing.put(key, format.example());
            return format.standIn();
        }
        return parsed(key, value, format);
    }

    /** The value of a key that may be left out. */
    public <T> Optional<T> find(String key, Format<T> format) {
        ConfigValue value = lookUp(key);
        return value == null ? Optional.empty() : Optional.of(parsed(key, value, format));
    }

    /** The values of a list, none if it is left out. */
    public <T> List<T> list(String key, Format<T> format) {
        return elements(key).stream().map(value -> parsed(key, value, format)).toList();
    }

    /** The block of a key; if it is left out, as if it were empty. */
    public Block block(String key) {
        ConfigValue value = object.get(key);
        if (value != null) {
            reading.remember(pathOf(key), value);
        }
        return within(
                pathOf(key), key, value, defaults.get(key) instanceof ConfigObject itsDefaults ? itsDefaults : NOTHING);
    }

    /** The block of a key that is taken from the file or from the defaults, never mixed from both. */
    public Block unmixed(String key) {
        return within(pathOf(key), key, lookUp(key), NOTHING);
    }

    /** The blocks of a list, none if it is left out; what each of them leaves out is as in {@code defaults}. */
    public List<Block> blocks(String key, ConfigObject itsDefaults) {
        List<Block> blocks = new ArrayList<>();
        for (ConfigValue value : elements(key)) {
            String place = pathOf(key) + "[" + blocks.size() + "]";
            reading.remember(place, value);
            blocks.add(within(place, key, value, itsDefaults));
        }
        return blocks;
    }

    /** The same block; what it leaves out is as in the other defaults. */
    public Block over(ConfigObject other) {
        return new Block(reading, path, object, other);
    }

    /** Like {@link #blocks}; an element that is a mere value stands for a block with that value under one key. */
    public List<Block> elementsNamed(String key, String name) {
        List<Block> blocks = new ArrayList<>();
        for (ConfigValue value : elements(key)) {
            String place = pathOf(key) + "[" + blocks.size() + "]";
            reading.remember(place, value);
            ConfigValue element = isScalar(value) ? value.atKey(name).root().withOrigin(value.origin()) : value;
            blocks.add(within(place, key, element, NOTHING));
        }
        return blocks;
    }

    /** Whether the file itself gives the key. */
    public boolean has(String key) {
        known.add(key);
        return object.containsKey(key);
    }

    /** Whether the file gives this key and no other. */
    public boolean hasOnly(String key) {
        return object.size() == 1 && object.containsKey(key);
    }

    /** Whether the value of a key, the file's or the default, is a block. */
    public boolean isBlock(String key) {
        return lookUp(key) instanceof ConfigObject;
    }

    /** Whether the file gives a list for the key. */
    public boolean isList(String key) {
        return lookUp(key) instanceof ConfigList;
    }

    /** The block as it was parsed, for a part of a file whose keys are open. */
    public ConfigObject tree(String key) {
        return object(key, lookUp(key));
    }

    /** Reports something wrong with a key, or with the whole block if it does not give the key. */
    public void report(String key, String what, String mend) {
        ConfigValue at = object.get(key);
        reading.report(at == null ? object : at, what, mend);
    }

    /** Reports something wrong with a value of a {@link #tree}. */
    public void report(ConfigValue at, String what, String mend) {
        reading.report(at, what, mend);
    }

    /** {@code file:line} of a value of a {@link #tree}. */
    public String where(ConfigValue at) {
        return reading.where(at);
    }

    /** {@code file:line} of a key, or of the block if it does not give the key. */
    public String where(String key) {
        ConfigValue at = object.get(key);
        return reading.where(at == null ? object : at);
    }

    /** Whether nothing wrong was found so far, here or elsewhere in the file. */
    public boolean sound() {
        return missing.isEmpty() && reading.sound();
    }

    /** Reports the keys that nobody asked for, and those that are missing; a misspelt key is not missing too. */
    public void end() {
        object.forEach((key, value) -> {
            if (!known.contains(key)) {
                String within = path.isEmpty() ? "" : " in " + path;
                reading.report(value, "unknown key \"" + key + "\"" + within, Likeness.mend(key, known));
                Likeness.nearest(key, known).ifPresent(missing::remove);
            }
        });
        missing.forEach(
                (key, example) -> reading.report(object, "\"" + key + "\" is missing", "add " + key + " = " + example));
    }

    private @Nullable ConfigValue lookUp(String key) {
        known.add(key);
        ConfigValue value = object.get(key);
        if (value != null) {
            reading.remember(pathOf(key), value);
            return value;
        }
        return defaults.get(key);
    }

    private <T> T parsed(String key, ConfigValue value, Format<T> format) {
        if (!isScalar(value)) {
            return wrong(key, value, format, kind(value));
        }
        String text = value.atKey("value").getString("value");
        try {
            return format.parse().apply(text);
        } catch (RuntimeException unreadable) {
            return wrong(key, value, format, "\"" + shortened(text) + "\"");
        }
    }

    private <T> T wrong(String key, ConfigValue value, Format<T> format, String found) {
        String what = "\"" + key + "\" must be " + format.expected() + ", found " + found;
        reading.report(value, what, "write for example " + key + " = " + format.example());
        return format.standIn();
    }

    private List<? extends ConfigValue> elements(String key) {
        ConfigValue value = lookUp(key);
        if (value == null || value instanceof ConfigList) {
            return value == null ? List.of() : (ConfigList) value;
        }
        reading.report(value, "\"" + key + "\" must be a list, found " + kind(value), "write " + key + " = [ ... ]");
        return List.of();
    }

    /** A value that should be a block and is none is reported once; nothing is missing in it. */
    private Block within(String place, String key, @Nullable ConfigValue value, ConfigObject itsDefaults) {
        boolean wrong = value != null && !(value instanceof ConfigObject);
        return new Block(wrong ? reading.muted() : reading, place, object(key, value), itsDefaults);
    }

    private ConfigObject object(String key, @Nullable ConfigValue value) {
        known.add(key);
        if (value == null || value instanceof ConfigObject) {
            return value == null ? NOTHING.withOrigin(object.origin()) : (ConfigObject) value;
        }
        reading.report(value, "\"" + key + "\" must be a block, found " + kind(value), "write " + key + " { ... }");
        return NOTHING;
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static boolean isScalar(ConfigValue value) {
        ConfigValueType type = value.valueType();
        return type != ConfigValueType.OBJECT && type != ConfigValueType.LIST && type != ConfigValueType.NULL;
    }

    private static String kind(ConfigValue value) {
        ConfigValueType type = value.valueType();
        if (type == ConfigValueType.OBJECT) {
            return "a block";
        }
        if (type == ConfigValueType.LIST) {
            return "a list";
        }
        try {
            return "\"" + shortened(value.atKey("value").getString("value")) + "\"";
        } catch (ConfigException absent) {
            return type.name().toLowerCase(Locale.ROOT);
        }
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= 60 ? line : line.substring(0, 57) + "...";
    }
}
