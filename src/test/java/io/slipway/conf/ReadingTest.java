package io.slipway.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "include \"other.conf\"               | f:1: includes are not read",
                "a = 1~include file(\"f\")            | f:2: includes are not read",
                "include url(\"http://localhost/x\")  | f:1: includes are not read",
                "include required(classpath(\"x\"))   | f:1: includes are not read",
                "a = 1~b = ${a}                       | f:2: substitutions",
                "a = ${HOME}                          | f:1: substitutions",
                "a = ${?java.home}                    | f:1: substitutions",
                "a = []~a += 1                        | f:2: substitutions",
                "a = {~b = 1                          | f:2: not valid HOCON",
                "a = 1~b = @                          | f:2: not valid HOCON",
                "a = \"open                           | f:1: not valid HOCON",
                "[ 1, 2 ]                             | f:1: not valid HOCON",
            })
    void refusesWhatDoesNotStandOnItsOwn(String text, String message) {
        assertThat(refusal("f", text.replace('~', '\n')))
                .hasMessageStartingWith(message)
                .hasMessageContaining("; ")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void refusesDeepNestingOfEveryKind() {
        assertThat(refusal("f", "a = " + "[".repeat(100_000))).hasMessageContaining("nested too deep");
        assertThat(refusal("f", "a {".repeat(40) + "}".repeat(40))).hasMessageContaining("nested too deep");
        assertThat(refusal("f", "a.".repeat(20_000) + "a = 1")).hasMessageContaining("nested too deep");
    }

    @Test
    void refusesAFileOfTwoGigabytesWithoutReadingIt() throws IOException {
        Path file = directory.resolve("large.conf");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(2L << 30);
        }

        assertThat(refusal(file))
                .hasMessage(file + ": larger than 1048576 bytes, found 2147483648 bytes; "
                        + "split it, or name another file");
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        Path binary = Files.write(directory.resolve("binary.conf"), new byte[] {'a', 0, 'b'});
        Path latin = Files.write(directory.resolve("latin.conf"), "größe".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(refusal(binary)).hasMessageContaining("is binary");
        assertThat(refusal(latin)).hasMessageContaining("is not UTF-8 text");
        assertThat(refusal(directory)).hasMessageContaining("is a directory");
    }

    @Test
    void guessesTheFileThatWasMeant() throws IOException {
        Files.writeString(directory.resolve("quiet-week.conf"), "a = 1");

        assertThat(refusal(directory.resolve("quiet-weak.conf")))
                .hasMessageContaining("no such file; did you mean \"" + directory.resolve("quiet-week.conf") + "\"?");
        assertThat(refusal(directory.resolve("none/at-all.conf"))).hasMessageContaining("no such file; check the path");
    }

    @Test
    void collectsAllErrorsInTheOrderOfTheLines() {
        Reading reading = Reading.of("f", "share = 110%\nwait = 40\nextra = 1\nnumber = 1.5");
        Block block = reading.root();

        block.get("number", Formats.whole(0, 9));
        block.get("wait", Formats.duration(Duration.ZERO, Duration.ofDays(1)));
        block.get("share", Formats.SHARE);
        block.get("absent", Formats.TEXT);
        block.end();

        InvalidFile invalid = catchThrowableOfType(InvalidFile.class, reading::end);
        assertThat(invalid.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "f:1: \"absent\" is missing; add absent = \"...\"",
                        "f:1: \"share\" must be a share from 0% to 100%, or from 0 to 1, found \"110%\"; write for example share = 10%",
                        "f:2: \"wait\" must be a duration with its unit (ms, s, m, h, d), from 0d to 1d, found \"40\"; write for example wait = 40s",
                        "f:3: unknown key \"extra\"; known here: absent, number, share, wait",
                        "f:4: \"number\" must be a whole number from 0 to 9, found \"1.5\"; write for example number = 0");
    }

    private static InvalidFile refusal(String file, String text) {
        return catchThrowableOfType(InvalidFile.class, () -> Reading.of(file, text));
    }

    private static InvalidFile refusal(Path file) {
        return catchThrowableOfType(InvalidFile.class, () -> Reading.of(file));
    }
}
