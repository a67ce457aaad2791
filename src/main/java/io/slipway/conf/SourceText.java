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
final class SourceText {

    /** No hand-written file is larger, in bytes. A larger one is refused before it is read. */
    static final int LIMIT = 1 << 20;

    private SourceText() {}

    static String of(Path file) {
        String name = file.toString();
        if (!Files.exists(file)) {
            throw new InvalidFile(name, "no such file", mendForMissing(file));
        }
        if (Files.isDirectory(file)) {
            throw new InvalidFile(name, "is a directory", "name a .conf file in it");
        }
        if (!Files.isRegularFile(file)) {
            throw new InvalidFile(name, "is not a regular file", "name a .conf file");
        }
        try {
            return decoded(name, bytes(name, file));
        } catch (CharacterCodingException notUtf8) {
            throw new InvalidFile(name, "is not UTF-8 text", "save it as UTF-8, or name another file");
        } catch (IOException failure) {
            throw new InvalidFile(
                    name, "cannot be read (" + failure.getClass().getSimpleName() + ")", "check its permissions");
        }
    }

    private static byte[] bytes(String name, Path file) throws IOException {
        if (Files.size(file) > LIMIT) {
            throw tooLarge(name, Files.size(file) + " bytes");
        }
        try (InputStream input = Files.newInputStream(file)) {
            byte[] bytes = input.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw tooLarge(name, "more");
            }
            return bytes;
        }
    }

    private static InvalidFile tooLarge(String name, String found) {
        return new InvalidFile(
                name, "larger than " + LIMIT + " bytes, found " + found, "split it, or name another file");
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

    private static String mendForMissing(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            return "check the path";
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<String> names = files.map(other -> String.valueOf(other.getFileName()))
                    .filter(other -> other.endsWith(".conf"))
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
