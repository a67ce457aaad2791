package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ValidateTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void validatesABuildThatPassesTheSample() {
        Session session = validate(Path.of("simulations/validation/matrix.conf"));

        assertThat(session.code()).isEqualTo(Exit.DONE);
        assertThat(session.out()).contains("2026.48.0 is validated: 20 of 20 required cells passed");
        assertThat(session.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void saysNoUntilTheCellThatFailedIsRunAgainAndPasses() throws IOException {
        Path matrix = matrix("test -e " + directory + "/mended");
        Session failed = validate(matrix);
        Session unchanged = validate(matrix);
        Files.createFile(directory.resolve("mended"));

        Session mended = validate(matrix, "--rerun", "failed", "--json");

        assertThat(failed.code()).isEqualTo(Exit.NO);
        assertThat(failed.out()).contains("s/aws/emr: FAIL at attempt 1, exit code 1");
        assertThat(unchanged.code()).isEqualTo(Exit.NO);
        assertThat(unchanged.err()).as("cells that ran").isEmpty();
        assertThat(mended.code()).isEqualTo(Exit.DONE);
        JsonNode cell = mended.document().at("/cells/0");
        assertThat(cell.at("/attempts/0/outcome").asText()).isEqualTo("FAIL");
        assertThat(cell.at("/attempts/1/outcome").asText()).isEqualTo("PASS");
        assertThat(Path.of(cell.at("/attempts/1/log").asText())).exists();
        assertThat(mended.document().at("/validated").asBoolean()).isTrue();
    }

    @Test
    void runsNoPassedCellTwiceAndLeavesOutWhatIsNotSelected() throws IOException {
        Path matrix = matrix("echo {platform} >> " + directory + "/tally");

        Session some = validate(matrix, "--only", "platform=emr");
        Session rest = validate(matrix);

        assertThat(some.code()).isEqualTo(Exit.NO);
        assertThat(some.out()).contains("1 of 2 required cells passed, 1 not run to the end");
        assertThat(rest.code()).isEqualTo(Exit.DONE);
        assertThat(directory.resolve("tally")).hasContent("emr\nspark");
    }

    @Test
    void validatesAPatchOfTheSameReleaseByItself() throws IOException {
        Path matrix = matrix("test {build} = 2026.48.1");

        assertThat(validate(matrix).code()).isEqualTo(Exit.NO);
        assertThat(Session.of("validate", matrix.toString(), "--build", "2026.48.1", "--state", state())
                        .code())
                .isEqualTo(Exit.DONE);
    }

    @Test
    void drawsTheTableOnATerminal() throws IOException {
        Session session = Session.of(
                new Terminal(false, false, true),
                "validate",
                matrix("sleep 0.5").toString(),
                "--build",
                "2026.48.0",
                "--state",
                state());

        assertThat(session.err()).contains("of 2 settled").contains("\u001b[");
    }

    /** The same command after its process was killed, or asked to end, in the middle. */
    @ParameterizedTest
    @ValueSource(strings = {"-KILL", "-TERM"})
    void goesOnAfterItsProcessWasEnded(String signal) throws Exception {
        Path matrix = matrix("echo {platform} >> " + directory + "/tally; test {platform} = emr || test -e " + directory
                + "/free || exec sleep 761");
        Process first = new ProcessBuilder(program(matrix))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        Path journal = directory.resolve("state/2026.48/journal.jsonl");
        await(() -> Files.exists(journal)
                && Files.readString(journal).contains("CellRecorded")
                && Files.readString(directory.resolve("tally")).contains("spark"));

        new ProcessBuilder("kill", signal, Long.toString(first.pid())).start().waitFor();
        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        if (signal.equals("-TERM")) {
            assertThat(sleepers()).isEmpty();
            assertThat(directory.resolve("output")).content().contains("1 running cells were stopped");
        }
        Files.createFile(directory.resolve("free"));
        Files.writeString(journal, Files.readString(journal) + "{\"seq\":99,\"cut sh");
        Session second = validate(matrix);

        assertThat(second.code()).isEqualTo(Exit.DONE);
        assertThat(sleepers()).isEmpty();
        assertThat(Files.readAllLines(directory.resolve("tally"))).containsExactlyInAnyOrder("emr", "spark", "spark");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --build;x y                            | no name of letters
            --build;1.0;--only;cloud=gcp           | there is no cloud "gcp"
            --build;1.0;--only;cluster=gcp         | selects nothing
            --build;1.0;--rerun;s/aws/emrr         | did you mean "s/aws/emr"?
            --build;1.0;--concurrency;0            | must be from 1 to 256
            --release;1                            | --build
            """)
    void refusesWhatMakesNoSense(String options, String mend) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("validate", matrix("true").toString(), "--state", state()));
        arguments.addAll(List.of(options.split(";", -1)));

        Session session = Session.of(arguments.toArray(String[]::new));

        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.err().lines()).singleElement().asString().contains(mend);
    }

    @Test
    void keepsTheMatrixOfARelease() throws IOException {
        validate(matrix("true"));

        Session session = validate(matrix("false"));

        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.err()).contains("a release keeps its matrix");
    }

    @Test
    void refusesADamagedJournal() throws IOException {
        validate(matrix("true"));
        Path journal = directory.resolve("state/2026.48/journal.jsonl");
        Files.writeString(journal, Files.readString(journal).replaceFirst("CellRecorded", "CellRecordet"));

        Session session = validate(matrix("true"));

        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.err()).contains("journal.jsonl:3: this is not line 3 of such a journal");
    }

    private Session validate(Path matrix, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("validate", matrix.toString(), "--build", "2026.48.0", "--state", state()));
        arguments.addAll(List.of(more));
        return Session.of(arguments.toArray(String[]::new));
    }

    private List<String> program(Path matrix) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.slipway.cli.Slipway",
                "validate",
                matrix.toString(),
                "--build",
                "2026.48.0",
                "--state",
                state());
    }

    private Path matrix(String command) throws IOException {
        return Files.writeString(
                directory.resolve("m.conf"),
                "validation { clouds = [ aws ], platforms = [ emr, spark ], suites = [ { name = s, command = \"\"\""
                        + command + "\"\"\" } ] }");
    }

    private String state() {
        return directory.resolve("state").toString();
    }

    private static List<String> sleepers() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.matches("(.*/)?sleep 761"))
                .toList();
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.holds() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(condition.holds()).isTrue();
    }
}
