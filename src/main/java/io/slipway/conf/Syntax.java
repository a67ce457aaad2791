package io.slipway.conf;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import java.util.Collection;
import java.util.List;

/** From text to a tree: HOCON that stands on its own, without includes and substitutions, of bounded depth. */
final class Syntax {

    /** Levels of braces and brackets. */
    static final int DEPTH = 32;

    private static final String QUOTE_MEND = "check braces, commas and quotes around here";

    private Syntax() {}

    static ConfigObject tree(String file, String text) {
        try {
            Config parsed = ConfigFactory.parseString(
                    text,
                    ConfigParseOptions.defaults()
                            .setSyntax(ConfigSyntax.CONF)
                            .setOriginDescription(file)
                            .setIncluder(new NoIncludes()));
            if (!parsed.isResolved()) {
                throw new InvalidFile(
                        at(file, lineOf(text, "${", "+=")),
                        "substitutions (${...} and +=) are not read",
                        "write the value out");
            }
            return bounded(file, parsed.root());
        } catch (NoIncludes.Refused refused) {
            throw new InvalidFile(
                    at(file, lineOf(text, "include")), "includes are not read", "copy the lines into this file");
        } catch (StackOverflowError tooDeep) {
            throw new InvalidFile(file, "nested too deep", "use at most " + DEPTH + " levels");
        } catch (ConfigException failure) {
            throw new InvalidFile(at(file, failure), reason(failure), QUOTE_MEND);
        }
    }

    static String at(String file, int line) {
        return line > 0 ? file + ":" + line : file;
    }

    private static String at(String file, ConfigException failure) {
        return failure.origin() == null ? file : at(file, failure.origin().lineNumber());
    }

    /** The parser's own message, without the place it begins with and the advice it ends with. */
    private static String reason(ConfigException failure) {
        String message = String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
        String place = failure.origin() == null ? "" : failure.origin().description() + ": ";
        String bare = message.startsWith(place) ? message.substring(place.length()) : message;
        return "not valid HOCON: "
                + bare.replaceAll(" \\((if|perhaps|to|note).*", "").replaceAll("\\.$", "");
    }

    private static int lineOf(String text, String... marks) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.startsWith("#")
                    && !line.startsWith("//")
                    && List.of(marks).stream().anyMatch(line::contains)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static ConfigObject bounded(String file, ConfigObject root) {
        refuseDeep(file, root, 1);
        return root;
    }

    private static void refuseDeep(String file, ConfigValue value, int level) {
        if (level > DEPTH) {
            throw new InvalidFile(
                    at(file, value.origin().lineNumber()), "nested too deep", "use at most " + DEPTH + " levels");
        }
        for (ConfigValue child : children(value)) {
            refuseDeep(file, child, level + 1);
        }
    }

    private static Collection<ConfigValue> children(ConfigValue value) {
        if (value instanceof ConfigObject object) {
            return object.values();
        }
        return value instanceof ConfigList list ? list : List.of();
    }
}
