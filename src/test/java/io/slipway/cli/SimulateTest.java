package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulateTest {

    private static final String QUIET = "simulations/quiet-week.conf";
    private static final String PATCHED = "simulations/patched-on-wednesday.conf";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void tellsTheQuietWeek() throws IOException {
        Session session = Session.of("simulate", QUIET);

        assertThat(session.code()).isEqualTo(Exit.DONE);
        assertThat(masked(session.out())).isEqualTo(golden("quiet-week.txt"));
        assertThat(session.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"patched-on-wednesday", "green-never-comes-online", "a-year", "holiday-week"})
    void fitsEightyColumnsOfPlainText(String story) {
        Session session = Session.of("simulate", "simulations/" + story + ".conf");

        assertThat(session.out().lines().filter(line -> !line.startsWith("Again")))
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(80).matches("\\p{ASCII}*"));
    }

    @Test
    void hasColoursOnATerminalOnly() {
        assertThat(Session.of(new Terminal(true, true, false), "simulate", PATCHED)
                        .out())
                .contains("\u001b[32m", "\u2500");
        assertThat(Session.of("simulate", PATCHED).out()).doesNotContain("\u001b");
    }

    @Test
    void writesOneDocumentWithAllThatWasPromised() {
        JsonNode document = Session.of("simulate", PATCHED, "--json").document();

        assertThat(document.fieldNames())
                .toIterable()
                .contains(
                        "scenario",
                        "policy",
                        "seed",
                        "host",
                        "startedAt",
                        "endedAt",
                        "events",
                        "wallMillis",
                        "journalSha256",
                        "weeks",
                        "accounts",
                        "streamJobs",
                        "invariants",
                        "figures");
        assertThat(document.at("/weeks/0/shippedBuild").asText()).isEqualTo("2026.48.1");
    }

    @Test
    void takesSeedWeeksHostAndPolicyFromTheCommandLine() {
        Session session = Session.of(
                "simulate",
                QUIET,
                "--seed",
                "-7",
                "--weeks",
                "2",
                "--host",
                "KERNEL",
                "--policy",
                "all-at-once",
                "--json");

        assertThat(session.code()).isEqualTo(Exit.DONE);
        assertThat(session.document().at("/seed").asLong()).isEqualTo(-7);
        assertThat(session.document().at("/weeks")).hasSize(2);
        assertThat(session.document().at("/policy").asText()).isEqualTo("all-at-once");
    }

    @Test
    void suggestsThePolicyThatWasMeant() {
        Session session = Session.of("simulate", QUIET, "--policy", "two-wave");

        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.err()).isEqualTo("slipway: there is no policy \"two-wave\"; did you mean \"two-waves\"?\n");
    }

    @Test
    void saysWhatIsNotAsExpected() throws IOException {
        Path file = changed("quiet-week", "handoffs = 341", "handoffs = 7");
        String line = file + ":16: expected streamJobs.handoffs = 7, found 341\n";

        assertThat(Session.of("simulate", file.toString(), "--json"))
                .extracting(Session::code, Session::err)
                .containsExactly(Exit.DONE, line);
        assertThat(Session.of("simulate", file.toString(), "--json", "--expect"))
                .extracting(Session::code, Session::err)
                .containsExactly(Exit.NO, line);
    }

    @Test
    void expectsNothingOfAStoryToldDifferently() throws IOException {
        Path file = changed("quiet-week", "handoffs = 341", "handoffs = 7");

        Session session = Session.of("simulate", file.toString(), "--seed", "2");

        assertThat(session.code()).isEqualTo(Exit.DONE);
        assertThat(session.out()).contains("not checked");
        assertThat(session.err()).isEmpty();
    }

    @Test
    void writesTheJournalWhoseDigestItTells() throws IOException, NoSuchAlgorithmException {
        Path journal = directory.resolve("week.jsonl");

        Session session = Session.of("simulate", PATCHED, "--json", "--journal", journal.toString());

        byte[] bytes = Files.readAllBytes(journal);
        assertThat(session.document().at("/journalSha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(new String(bytes, StandardCharsets.UTF_8).lines())
                .hasSize(session.document().at("/events").asInt())
                .first()
                .asString()
                .startsWith("{\"seq\":1,\"at\":\"2026-11-23T08:00:00Z\",\"entity\":");
        assertThat(files()).containsExactly("week.jsonl");
    }

    @Test
    void replacesAJournalOnlyIfForced() throws IOException {
        Path journal = Files.writeString(directory.resolve("week.jsonl"), "precious");

        Session refused = Session.of("simulate", PATCHED, "--journal", journal.toString());

        assertThat(refused.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(refused.err())
                .contains(journal + ": exists already")
                .contains("--force")
                .hasLineCount(1);
        assertThat(journal).hasContent("precious");
        assertThat(Session.of("simulate", PATCHED, "--force", "--journal", journal.toString())
                        .code())
                .isEqualTo(Exit.DONE);
        assertThat(Files.size(journal)).isGreaterThan(1_000);
    }

    @Test
    void writesNoJournalIntoADirectoryThatIsNotThere() {
        Session session = Session.of("simulate", PATCHED, "--journal", directory + "/no/such/week.jsonl");

        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.err())
                .contains("there is no directory")
                .contains("create it")
                .hasLineCount(1);
        assertThat(session.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kernel", "actors"})
    void saysThatTheDiskIsFull(String host) {
        assumeThat(Path.of("/dev/full")).exists();

        Session session = Session.of("simulate", QUIET, "--json", "--host", host, "--journal", "/dev/full");

        assertThat(session.code()).isEqualTo(Exit.UNREACHABLE);
        assertThat(session.err())
                .contains("No space left on device")
                .contains("make room")
                .hasLineCount(1);
    }

    @Test
    void tellsAStoryAtItsPace() {
        Session paced = Session.of("simulate", PATCHED, "--pace", "1000000000x");

        assertThat(paced.code()).isEqualTo(Exit.DONE);
        assertThat(paced.out()).contains("Tuesday 24 November 2026").contains("Invariants");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    /** Without what changes with every event that is added: golden journals watch over that. */
    private static String masked(String text) {
        return text.replaceAll("[0-9a-f]{64}", "DIGEST").replaceAll("[0-9,]+ (checks|events)", "N $1");
    }

    private static String golden(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/io/slipway/cli", name));
    }

    /** A story in the temporary directory with something else in it, and its policy beside it. */
    private Path changed(String story, String right, String wrong) throws IOException {
        Path policies = Files.createDirectories(directory.resolve("policies"));
        Files.copy(Path.of("simulations/policies/two-waves.conf"), policies.resolve("two-waves.conf"));
        String text = Files.readString(Path.of("simulations", story + ".conf"));
        assertThat(text).contains(right);
        return Files.writeString(directory.resolve(story + ".conf"), text.replace(right, wrong));
    }
}
