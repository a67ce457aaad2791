package io.slipway.conf.repository;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Every field of a feature repository, for people: the resource {@code feature-repository.md} beside this class. */
public final class SchemaText {

    private static final String RESOURCE = "feature-repository.md";

    private SchemaText() {}

    public static String text() {
        try (InputStream input = Objects.requireNonNull(SchemaText.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
