package io.slipway.server.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A bearer token that is accepted. Only its hash is known, so that the configuration is no secret; tokens are long and random, so
 * that a plain hash is enough.
 *
 * @param sha256 the hash of the token, in hexadecimal digits
 * @param expires from when on it is refused; empty if never
 */
public record Token(String name, Role role, String sha256, Optional<Instant> expires) {

    /** One that never expires. */
    public Token(String name, Role role, String sha256) {
        this(name, role, sha256, Optional.empty());
    }

    boolean matches(String presented) {
        return MessageDigest.isEqual(
                hash(presented).getBytes(StandardCharsets.US_ASCII), sha256.getBytes(StandardCharsets.US_ASCII));
    }

    /** The hash of a text, in hexadecimal digits. */
    public static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
