package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.cli.terminal.Exit;
import io.slipway.driver.canary.Json;
import io.slipway.driver.canary.Json.Served;
import io.slipway.driver.canary.LocalServer;
import io.slipway.driver.canary.LocalServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanaryTest {

    private static final String SCRIPT = "<script>alert(1)</script>\u001b[31m";

    @TempDir
    private Path directory = Path.of("");

    private LocalServer baseline = LocalServer.serving(vector("1", "x"));
    private LocalServer candidate = LocalServer.serving(vector("1", "x"));
    private Path requests = Path.of("");

    CanaryTest() throws IOException {}

    @BeforeEach
    void writesRequests() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            lines.append("{\"params\":{\"workspaceName\":\"prod\",\"featureServiceName\":\"fraud\","
                    + "\"joinKeyMap\":{\"user_id\":\"" + i + "\"}}}\n");
        }
        requests = Files.writeString(directory.resolve("requests.jsonl"), lines);
    }

    @AfterEach
    void closesServers() {
        baseline.close();
        candidate.close();
    }

    @Test
    void passesWhatIsTheSame() {
        Session session = canary("--json");

        assertThat(session.code()).isEqualTo(Exit.DONE);
        assertThat(session.err()).isEmpty();
        JsonNode document = session.document();
        assertThat(document.at("/verdict").asText()).isEqualTo("PASS");
        assertThat(document.at("/samples").asInt()).isEqualTo(40);
        assertThat(document.at("/coverage").asDouble()).isEqualTo(1);
        assertThat(document.at("/services/0/features/1/match").asInt()).isEqualTo(40);
        assertThat(document.at("/outcomes/baseline/HTTP 200").asInt()).isEqualTo(80);
    }

    @Test
    void failsWhatDiffersAndShowsTheWorstFirst() throws IOException {
        replaceCandidate(LocalServer.that(
                request -> Answer.ok(request.contains("\"7\"") ? vector("2", SCRIPT) : vector("1", SCRIPT))));
        Path page = directory.resolve("report.html");

        Session session = canary("--report", page.toString());

        assertThat(session.code()).isEqualTo(Exit.NO);
        assertThat(session.out())
                .startsWith("Verdict    fail\n")
                .contains("prod/fraud: user.name differs in 40 samples")
                .contains("line 8  user_id=7")
                .contains("\\u001b[31m")
                .doesNotContain("\u001b");
        assertThat(session.out().indexOf("user.name  "))
                .isLessThan(session.out().indexOf("user.amount  "));
        assertThat(session.out().lines())
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(80).matches("\\p{ASCII}*"));
        assertThat(page)
                .content()
                .contains("&lt;script&gt;", "The candidate does not serve what the baseline serves.")
                .doesNotContain("<script", "http-equiv=\"refresh\"", "src=", "href=");
    }

    @Test
    void showsAsManyDifferencesAsAskedFor() throws IOException {
        replaceCandidate(LocalServer.serving(vector("2", "y")));

        assertThat(canary("--json", "--max-differences", "2").document().at("/differences"))
                .hasSize(2);
        assertThat(canary("--json").document().at("/differences")).hasSize(6);
    }

    @Test
    void forgivesWhatIsDeclaredUntilItsDay() throws IOException {
        replaceCandidate(LocalServer.serving(vector("1", "y")));
        Path declared = Files.writeString(
                directory.resolve("changes.conf"), "expected = [ { feature = \"user.n*\", until = \"2999-01-01\" } ]");
        Path past = Files.writeString(
                directory.resolve("past.conf"), "expected = [ { feature = \"user.n*\", until = \"2001-01-01\" } ]");

        assertThat(canary("--expected", declared.toString()).code()).isEqualTo(Exit.DONE);
        Session late = canary("--expected", past.toString());
        assertThat(late.code()).isEqualTo(Exit.NO);
        assertThat(late.err()).contains("user.n* is out of force since 2001-01-01");
    }

    @Test
    void countsDowntimeOfTheCandidate() throws IOException {
        replaceCandidate(LocalServer.that(request -> request.contains("\"7\"")
                ? new Answer(503, "{\"message\":\"maintenance\"}")
                : Answer.ok(vector("1", "x"))));

        JsonNode document = canary("--json").document();

        assertThat(document.at("/verdict").asText()).isEqualTo("FAIL");
        assertThat(document.at("/downtime").asInt()).isEqualTo(1);
        assertThat(document.at("/reasons/0").asText()).isEqualTo("1 sample met downtime that only the candidate has");
        assertThat(document.at("/outcomes/candidate/HTTP 503").asInt()).isEqualTo(1);
    }

    @Test
    void namesMalformedLinesAndCountsThemAsUncovered() throws IOException {
        Files.writeString(requests, "nonsense\n" + Files.readString(requests));

        Session session = canary("--json", "--min-coverage", "99%");

        assertThat(session.code()).isEqualTo(Exit.NO);
        assertThat(session.err()).startsWith(requests + ":1: is no JSON").hasLineCount(1);
        assertThat(session.document().at("/verdict").asText()).isEqualTo("INCONCLUSIVE");
        assertThat(session.document().at("/malformedLines").asInt()).isEqualTo(1);
        assertThat(canary("--min-coverage", "0.9").code()).isEqualTo(Exit.DONE);
    }

    @Test
    void sendsTheKeyButNeverShowsIt() throws IOException {
        Path key = Files.writeString(directory.resolve("key"), "s3cr3t\n");

        Session session = canary("--key-file", key.toString());

        assertThat(baseline.keys()).hasSize(80).containsOnly("Tecton-key s3cr3t");
        assertThat(candidate.keys()).hasSize(40).containsOnly("Tecton-key s3cr3t");
        assertThat(session.out() + session.err()).doesNotContain("s3cr3t");
    }

    @Test
    void saysThatNobodyIsThere() {
        candidate.close();

        Session session = canary();

        assertThat(session.code()).isEqualTo(Exit.UNREACHABLE);
        assertThat(session.out()).isEmpty();
        assertThat(session.err())
                .startsWith("slipway: the candidate http://127.0.0.1:")
                .contains("cannot be reached")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --tolerance 1            | expected an absolute and a relative tolerance
            --tolerance -1/0         | expected an absolute and a relative tolerance
            --tolerance 0/1          | expected an absolute and a relative tolerance
            --min-coverage 101%      | expected a share from 0% to 100%, or from 0 to 1, such as 95%
            --concurrency 0          | expected a whole number from 1 to 256, such as 8
            --timeout 10             | expected a duration with its unit
            --max-differences -1     | expected a whole number from 0 to 10000
            --requests no-such.jsonl | no-such.jsonl: no such file
            --expected no-such.conf  | no-such.conf: no such file
            --key-file no-such.txt   | no-such.txt: cannot be read
            --report no/such/r.html  | there is no directory
            --baseline http://u:pw@x | expected an address without a user or a password in it
            """)
    void saysInOneLineWhatIsWrong(String options, String what) {
        Session session = canary(options.split(" ", -1));

        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.out()).isEmpty();
        assertThat(session.err()).contains(what).hasLineCount(1);
    }

    @Test
    void wantsAtLeastOneRequest() throws IOException {
        Files.writeString(requests, "\n\n");

        Session session = canary();

        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.err()).contains("requests.jsonl: has no request").hasLineCount(1);
    }

    private void replaceCandidate(LocalServer other) {
        candidate.close();
        candidate = other;
    }

    private Session canary(String... options) {
        List<String> words = new ArrayList<>(List.of("canary"));
        List<String> given = List.of(options);
        addUnless(given, words, "--baseline", baseline.url());
        addUnless(given, words, "--candidate", candidate.url());
        addUnless(given, words, "--requests", requests.toString());
        words.addAll(given);
        return Session.of(words.toArray(String[]::new));
    }

    private static void addUnless(List<String> given, List<String> words, String option, String value) {
        if (!given.contains(option)) {
            words.addAll(List.of(option, value));
        }
    }

    private static String vector(String amount, String name) {
        return Json.answer(
                Served.of("user.amount", amount),
                new Served(
                        "user.name",
                        "{\"type\":\"string\"}",
                        "PRESENT",
                        "\"" + name.replace("\u001b", "\\u001b") + "\""));
    }
}
