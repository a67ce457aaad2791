package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.slipway.cli.terminal.Exit;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Repositories that nobody should write: one line each, exit code 2, no stack trace. */
class BadRepositoryTest {

    @TempDir
    private Path directory = Path.of("");

    private static Stream<Arguments> texts() {
        String bomb = IntStream.range(1, 40)
                .mapToObj(i -> "a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]")
                .collect(Collectors.joining("\n", "a0: &a0 [x, x]\n", "\n"));
        String deep = "{ a: ".repeat(10_000) + "}".repeat(10_000);
        return Stream.of(
                Arguments.of("a: " + "[".repeat(10_000) + "]".repeat(10_000), "nested too deep"),
                Arguments.of(deep, "nested too deep"),
                Arguments.of(bomb, "anchors and aliases"),
                Arguments.of("a: &a [*a]\n", "anchors and aliases"),
                Arguments.of("kind: !!javax.script.ScriptEngineManager [x]\n", "tags such as"),
                Arguments.of("kind: [a\nb: c\n", "not valid YAML"),
                Arguments.of("kind: a\u0000b\n", "is binary"),
                Arguments.of("hello\n", "must be a mapping"),
                Arguments.of("kind: batch_feature_table\nname: x\n", "there is no kind"),
                Arguments.of("", "no document says with which SDK"),
                Arguments.of("? [a]\n: b\n", "is no text"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void refusesATextInOneLine(String text, String what) throws IOException {
        Files.writeString(directory.resolve("x.yaml"), text);

        refused(directory, what);
    }

    @Test
    void refusesOtherEncodings() throws IOException {
        Files.write(directory.resolve("x.yaml"), "kind: x\n".getBytes(StandardCharsets.UTF_16));

        refused(directory, "is not UTF-8 text");
    }

    @Test
    void refusesTwoGigabytesWithoutReadingThem() throws IOException {
        try (RandomAccessFile sparse =
                new RandomAccessFile(directory.resolve("x.yaml").toFile(), "rw")) {
            sparse.setLength(2L << 30);
        }

        refused(directory, "larger than");
    }

    @Test
    void refusesLinksInACircle() throws IOException {
        Files.createSymbolicLink(directory.resolve("x.yaml"), Path.of("x.yaml"));
        Files.createSymbolicLink(directory.resolve("self"), Path.of("."));

        refused(directory, "is a link that leads to no file");
    }

    @Test
    void refusesWhatIsNoDirectoryWithSomethingInIt() throws IOException {
        refused(directory, "declares nothing");
        refused(directory.resolve("nosuch"), "no such directory");
        refused(Files.writeString(directory.resolve("file"), ""), "is no directory");
        refused(Path.of("simulations/repositories/befor"), "did you mean \"simulations/repositories/before\"?");
    }

    @Test
    void refusesWhatItMayNotRead() throws IOException {
        Path file = Files.writeString(directory.resolve("x.yaml"), "kind: x\n");
        assumeThat(file.toFile().setReadable(false)).isTrue();
        assumeThat(Files.isReadable(file))
                .as("the superuser may read it all the same")
                .isFalse();

        refused(directory, "check its permissions");
    }

    private static void refused(Path repository, String what) {
        Session session = Session.of("plan", repository.toString());

        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.out()).isEmpty();
        assertThat(session.err()).contains(what).doesNotContain("\tat ");
        assertThat(session.err().lines()).allMatch(line -> line.startsWith(repository.toString()));
    }
}
