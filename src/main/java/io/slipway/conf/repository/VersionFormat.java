package io.slipway.conf.repository;

import io.slipway.conf.repository.YamlBlock.Value;
import io.slipway.feature.Minor;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads versions. Everybody else reads a bare {@code 0.10} as the number 0.1, so a bare number is a version only where it comes back
 * as it was written and is a known minor (DOMAIN 4.2).
 */
final class VersionFormat {

    private static final String STAND_IN = "0.0.0";

    private final List<Minor> train;

    VersionFormat(List<Minor> train) {
        this.train = train;
    }

    Optional<String> find(YamlBlock block, String key) {
        return block.find(key, value -> read(block, key, value));
    }

    private String read(YamlBlock block, String key, Value value) {
        if (!(value.node() instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
            block.report(
                    value,
                    "\"" + key + "\" must be a version, found " + YamlBlock.found(value.node()),
                    mend(key, "0.9.1"));
            return STAND_IN;
        }
        String text = scalar.getValue();
        boolean number = scalar.getScalarStyle() == ScalarStyle.PLAIN
                && (scalar.getTag().equals(Tag.FLOAT) || scalar.getTag().equals(Tag.INT));
        if (number && !comesBack(text)) {
            block.report(
                    value,
                    "\"" + key + "\" is the bare number " + text
                            + (text.equals(asNumber(text))
                                    ? ", which is no known minor"
                                    : ", which YAML reads as " + asNumber(text)),
                    "quote it: " + key + ": \"" + text + "\"");
            return STAND_IN;
        }
        if (Minor.of(text).isEmpty()) {
            block.report(
                    value,
                    "\"" + key + "\" must be a version, found " + YamlBlock.found(value.node()),
                    mend(key, "0.9.1"));
            return STAND_IN;
        }
        return text;
    }

    private boolean comesBack(String text) {
        return text.equals(asNumber(text))
                && Minor.of(text).filter(train::contains).isPresent();
    }

    /** What becomes of a bare version elsewhere. */
    private static String asNumber(String text) {
        try {
            double value = Double.parseDouble(text);
            return value == Math.rint(value) && !text.contains(".")
                    ? Long.toString((long) value)
                    : Double.toString(value);
        } catch (NumberFormatException other) {
            return "another number";
        }
    }

    private static String mend(String key, String example) {
        return "write for example " + key + ": \"" + example + "\"";
    }
}
