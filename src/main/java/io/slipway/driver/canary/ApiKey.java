package io.slipway.driver.canary;

import io.slipway.conf.InvalidFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A secret of a service account. It never stands in a command line, which others can read, nor in any text of ours. */
public final class ApiKey {

    private static final int LIMIT = 4_096;
    private static final String SCHEME = "Tecton-key ";

    private final String secret;

    private ApiKey(String secret) {
        this.secret = secret;
    }

    /**
     * @param where names its place in a message
     * @throws InvalidFile if it is none
     */
    public static ApiKey of(String where, String text) {
        String secret = text.strip();
        if (secret.isEmpty() || secret.length() > LIMIT || !secret.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new InvalidFile(
                    where,
                    "holds no API key: one line of visible ASCII characters without spaces, at most " + LIMIT,
                    "write the key there and nothing else");
        }
        return new ApiKey(secret);
    }

    /** @throws InvalidFile if there is none in the file */
    public static ApiKey of(Path file) {
        try (InputStream input = Files.newInputStream(file)) {
            return of(file.toString(), new String(input.readNBytes(LIMIT + 3), StandardCharsets.ISO_8859_1));
        } catch (IOException failed) {
            throw new InvalidFile(
                    file.toString(),
                    "cannot be read (" + failed.getClass().getSimpleName() + ")",
                    "name a file with an API key in it");
        }
    }

    /** The value of the header {@code Authorization}. */
    String header() {
        return SCHEME + secret;
    }

    @Override
    public String toString() {
        return "(an API key)";
    }
}
