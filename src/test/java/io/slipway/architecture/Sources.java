package io.slipway.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this project, in the order of their names. */
final class Sources {

    static final Path MAIN = Path.of("src/main");
    static final Path TEST = Path.of("src/test");
    static final Path MAIN_JAVA = MAIN.resolve("java");

    private Sources() {}

    /** All Java files below a directory. */
    static List<Path> java(Path directory) {
        return below(directory)
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    /** All Java files of the project. */
    static List<Path> java() {
        return Stream.of(MAIN, TEST).flatMap(root -> java(root).stream()).toList();
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> below(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
