package io.slipway.conf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The text of a file that a person wrote, or the reason why it is none. */
public final class SourceText {

    /** No hand-written file is larger, in bytes. A larger one is refused before it is read. */
    static final int LIMIT = 1 << 20;

    private SourceText() {}

    static String of(Path file) {
        return of(file, LIMIT, ".conf");
    }

    /**
     * @param limit in bytes; a larger file is refused before it is read
     * @param suffix of files that could have been meant
     */
    public static String of(Path file, int limit, String suffix) {
        String name = file.toString();
        if (!Files.exists(file)) {
            throw Files.isSymbolicLink(file)
                    ? new InvalidFile(name, "is a link that leads to no file", "remove it, or mend where it points")
                    : new InvalidFile(name, "no such file", mendForMissing(file, suffix));
        }
        if (Files.isDirectory(file)) {
            throw new InvalidFile(name, "is a directory", "name a " + suffix + " file in it");
        }
        if (!Files.isRegularFile(file)) {
            throw new InvalidFile(name, "is not a regular file", "name a " + suffix + " file");
        }
        try {
            return decoded(name, bytes(name, file, limit));
        } catch (CharacterCodingException notUtf8) {
            throw new InvalidFile(name, "is not UTF-8 text", "save it as UTF-8, or name another file");
        } catch (IOException failure) {
            throw new InvalidFile(
                    name, "cannot be read (" + failure.getClass().getSimpleName() + ")", "check its permissions");
        }
    }

    private static byte[] bytes(String name, Path file, int limit) throws IOException {
        if (Files.size(file) > limit) {
            throw tooLarge(name, limit, Files.size(file) + " bytes");
        }
        try (InputStream input = Files.newInputStream(file)) {
            byte[] bytes = input.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw tooLarge(name, limit, "more");
            }
            return bytes;
        }
    }

    private static InvalidFile tooLarge(String name, int limit, String found) {
        return new InvalidFile(
                name, "larger than " + limit + " bytes, found " + found, "split it, or name another file");
    }

    private static String decoded(String name, byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        if (text.chars().anyMatch(SourceText::isBinary)) {
            throw new InvalidFile(name, "is binary", "name a text file");
        }
        return text;
    }

    private static boolean isBinary(int character) {
        return Character.isISOControl(character) && !Character.isWhitespace(character);
    }

    private static String mendForMissing(Path file, String suffix) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            return "check the path";
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<String> names = files.map(other -> String.valueOf(other.getFileName()))
                    .filter(other -> other.endsWith(suffix))
                    .sorted()
                    .toList();
            return Likeness.nearest(String.valueOf(file.getFileName()), names)
                    .map(other -> "did you mean \"" + file.resolveSibling(other) + "\"?")
                    .orElse("check the path");
        } catch (IOException unlisted) {
            return "check the path";
        }
    }
}
