package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.slipway.cli.terminal.Exit;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that cannot be simulated: one line for each problem, with the file, the line and the mend; no stack trace. */
class BadInputTest {

    private static final String GOOD = """
            start = "2026-11-23"
            policy {
              name = p, zone = "America/Los_Angeles"
              stages = [ { name = w, day = TUESDAY, window = "14:00-16:00", accounts = all } ]
            }
            fleet.accounts = [ { name = acme, kind = production, early-access = false } ]
            """;

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            start = "2026-11-23"   | strat = "2026-11-23"    | 1 | did you mean "start"?
            start = "2026-11-23"   | start = "2026-11-24"    | 1 | Monday
            start = "2026-11-23"   | world.start-up = 40     | 1 | 40s
            14:00-16:00            | 16:00-14:00             | 4 | 14:00-16:00
            day = TUESDAY          | day = TUESDY            | 4 | day = TUESDAY
            America/Los_Angeles    | America/Los_Angles      | 3 | America/Los_Angeles
            early-access = false   | early-access = true     | 6 | kind = development
            { name = acme, kind = production, early-access = false } | '' | 6 | account
            { name = acme          | { name = acme ${x}      | 6 | write the value out
            fleet.accounts = [     | fleet.accounts = [[     | 7 | braces
            """)
    void namesTheFileTheLineAndTheMend(String right, String wrong, int line, String mend) throws IOException {
        Path file = Files.writeString(directory.resolve("bad.conf"), GOOD.replace(right, wrong));

        Session session = Session.of("simulate", file.toString());

        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.out()).isEmpty();
        assertThat(session.err().lines())
                .anySatisfy(text ->
                        assertThat(text).startsWith(file + ":" + line + ": ").contains(mend))
                .allSatisfy(text -> assertThat(text).startsWith(file.toString()));
    }

    @Test
    void readsTheSameFileWithoutTheMistake() throws IOException {
        Path file = Files.writeString(directory.resolve("good.conf"), GOOD);

        assertThat(Session.of("simulate", file.toString()).code()).isEqualTo(Exit.DONE);
    }

    @Test
    void suggestsTheFileThatWasMeant() {
        refused(Path.of("simulations/quiet-wek.conf"), "did you mean \"simulations/quiet-week.conf\"?");
    }

    @Test
    void refusesADirectory() {
        refused(directory, "is a directory; name a .conf file in it");
    }

    @Test
    void refusesAFileOfTwoGigabytesWithoutReadingIt() throws IOException {
        Path file = directory.resolve("huge.conf");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(2L << 30);
        }

        refused(file, "split it, or name another file");
    }

    @Test
    void refusesABinaryFile() throws IOException {
        refused(Files.write(directory.resolve("zeros.conf"), new byte[100]), "name a text file");
        refused(Files.write(directory.resolve("bytes.conf"), new byte[] {(byte) 0xff, (byte) 0xfe, 1}), "UTF-8");
    }

    @Test
    void refusesAFileItMayNotRead() throws IOException {
        Path file = Files.writeString(directory.resolve("secret.conf"), GOOD);
        assumeThat(file.toFile().setReadable(false)).isTrue();
        assumeThat(Files.isReadable(file))
                .as("the superuser may read it all the same")
                .isFalse();

        refused(file, "check its permissions");
    }

    private static void refused(Path file, String mend) {
        Session session = Session.of("simulate", file.toString());

        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.out()).isEmpty();
        assertThat(session.err().lines())
                .singleElement()
                .asString()
                .startsWith(file + ": ")
                .contains(mend);
    }
}
