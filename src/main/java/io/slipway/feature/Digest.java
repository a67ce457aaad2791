package io.slipway.feature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A name for content: equal content, equal name, in every JVM. Every text goes in with its length, so no two contents run together. */
final class Digest {

    private static final int LETTERS = 32;

    private final MessageDigest sha;

    Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    Digest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int shift = 24; shift >= 0; shift -= 8) {
            sha.update((byte) (bytes.length >>> shift));
        }
        sha.update(bytes);
        return this;
    }

    Digest add(FeatureRepository repository) {
        add(repository.sdk())
                .add(repository.workspace().name())
                .add(repository.workspace().kind().name());
        add(String.valueOf(repository.objects().size()));
        repository.objects().forEach((name, object) -> {
            add(name).add(String.valueOf(object.fields().size()));
            object.fields().forEach((field, text) -> add(field.name()).add(text));
        });
        return this;
    }

    String text() {
        return HexFormat.of().formatHex(sha.digest()).substring(0, LETTERS);
    }
}
