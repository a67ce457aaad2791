package io.slipway.conf;

import com.typesafe.config.ConfigObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What files may leave out: the commented resource {@code defaults.conf} beside this class. */
public final class Defaults {

    private static final String RESOURCE = "defaults.conf";
    private static final ConfigObject TREE = Syntax.tree(RESOURCE, text());

    private Defaults() {}

    /** The defaults of one kind of block, such as {@code policy} or {@code stage}. */
    public static ConfigObject of(String kind) {
        return (ConfigObject) Objects.requireNonNull(TREE.get(kind), kind);
    }

    /** The whole resource, for people. */
    public static String text() {
        try (InputStream input = Objects.requireNonNull(Defaults.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
