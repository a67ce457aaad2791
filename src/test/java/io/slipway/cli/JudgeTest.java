package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.cli.terminal.Exit;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

    private static final String HOME = "simulations/judge/";
    private static final String METRICS = HOME + "metrics.conf";
    private static final String BASELINE = HOME + "baseline.csv";

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "baseline.csv, 0, PASS",
        "healthy.csv, 0, PASS",
        "slower.csv, 1, FAIL: critical: get-features-p99-ms",
        "too-few.csv, 1, INCONCLUSIVE: not enough sound data"
    })
    void tellsItsVerdictWithinEightyColumns(String candidate, int code, String head) {
        Session session = judge(HOME + candidate);

        assertThat(session.code()).isEqualTo(code);
        assertThat(session.out()).startsWith(head);
        assertThat(session.err()).isEmpty();
        assertThat(session.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void writesOneDocumentWithTheEvidence() {
        Session session = Session.of(
                "judge", "--metrics", METRICS, "--baseline", BASELINE, "--candidate", HOME + "slower.csv", "--json");

        assertThat(session.code()).isEqualTo(Exit.NO);
        assertThat(session.document().at("/verdict").asText()).isEqualTo("FAIL");
        assertThat(session.document().at("/metrics/0/classification").asText()).isEqualTo("HIGH");
        assertThat(session.document().at("/metrics/0/baseline/samples").asInt()).isEqualTo(120);
        assertThat(session.document().at("/metrics/0/shift/low").asDouble()).isPositive();
        assertThat(session.document().at("/metrics/0/p").asDouble()).isLessThan(1e-6);
    }

    /** It judges what it sees, so harm is found all the same; but what it does not find may still be there. */
    @Test
    void passesNothingThroughAGateThatIsBlind() throws IOException {
        Path samples = Files.writeString(
                directory.resolve("samples.csv"), "metric,value\n" + "failed-requests,0.01\n".repeat(200));

        Session session = Session.of(
                "judge",
                "--metrics",
                HOME + "low-traffic.conf",
                "--baseline",
                samples.toString(),
                "--candidate",
                samples.toString());

        assertThat(session.code()).isEqualTo(Exit.NO);
        assertThat(session.out()).startsWith("INCONCLUSIVE: the gate is blind to an expected regression of");
    }

    @Test
    void refusesAGateThatIsBlind() {
        Session session = Session.of("judge", "--metrics", HOME + "low-traffic.conf", "--check-power");

        assertThat(session.code()).isEqualTo(Exit.NO);
        assertThat(session.out())
                .startsWith("REFUSED")
                .contains("failed-requests needs")
                .contains("the soak is 2 h");
        assertThat(Session.of("judge", "--metrics", METRICS, "--check-power").code())
                .isEqualTo(Exit.DONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            get-features-p99-ms,t,abc           | 1 not a number in writing
            get-features-p99-ms,t,NaN           | 1 NaN
            get-features-p99-ms,t,-Infinity     | 1 infinite
            get-features-p99-ms,t,              | 1 empty
            get-features-p99-ms,t,1e999         | 1 too large
            get-features-p99-ms,t,1e999999999   | 1 too large
            get-features-p99-ms,t,1e99999999999 | 1 not a number in writing
            get-features-p99-ms,t               | 1 wrong column count
            get-features-p99-ms,t,1,2           | 1 wrong column count
            ,t,1                                | 1 without a metric
            """)
    void namesEachMalformedSampleAndNeverPasses(String row, String what) throws IOException {
        Path file = Files.writeString(
                directory.resolve("c.csv"), Files.readString(Path.of(HOME + "healthy.csv")) + row + "\n");

        Session session = judge(file.toString());

        assertThat(session.code()).isEqualTo(Exit.NO);
        assertThat(session.out()).startsWith("INCONCLUSIVE");
        assertThat(session.out().replaceAll("\\s+", " ")).contains(what);
    }

    @Test
    void refusesWhatIsNoCsvInOneLine() throws IOException {
        refused(write("empty.csv", ""), "is empty");
        refused(write("headless.csv", "latency,1\nlatency,2\n"), "begin with the line");
        refused(Files.write(directory.resolve("binary.csv"), new byte[1000]), "is binary");
        refused(
                Files.write(
                        directory.resolve("latin.csv"), "metric,value\n\u00e4,1".getBytes(StandardCharsets.ISO_8859_1)),
                "UTF-8");
        refused(write("quote.csv", "metric,value\n\"never closed,1\n" + "x,1\n".repeat(100_000)), "a quote");
        refused(write("quoted.csv", "metric,value\n\"a\"b,1\n"), "is not CSV");
        refused(directory, "is a directory");
        refused(directory.resolve("nosuch.csv"), "no such file");
    }

    @Test
    void refusesTwoGigabytesOfNothingAtOnce() throws IOException {
        Path file = directory.resolve("huge.csv");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(2L << 30);
        }

        refused(file, "is binary");
    }

    @Test
    void keepsToItsMemoryHoweverManyRowsThereAre() throws IOException {
        Path file = directory.resolve("long.csv");
        Files.write(file, (Iterable<String>) () -> java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("metric,value"),
                        java.util.stream.Stream.generate(() -> "get-features-p99-ms,40.5")
                                .limit(300_000))
                .iterator());

        Session session = judge(file.toString());

        assertThat(session.code()).isEqualTo(Exit.NO);
        assertThat(session.out().replaceAll("\\s+", " ")).contains("200000 beyond 100000 samples");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            direction = increase | direction = up      | 1 | one of either, increase, decrease
            alpha = 2%           | alpha = 0           | 1 | alpha
            direction = increase | directon = increase | 1 | did you mean "direction"?
            direction = increase | tolerance = 100%    | 1 | tolerance
            direction = increase | expect { regression = 20%, per-minute = 5 } | 1 | spread
            name = m             | nam = m             | 1 | did you mean "name"?
            """)
    void namesTheLineOfAMistakeInTheMetrics(String right, String wrong, int line, String mend) throws IOException {
        String good = "alpha = 2%, metrics = [ { name = m, direction = increase } ]";
        Path file = write("m.conf", good.replace(right, wrong));

        Session session =
                Session.of("judge", "--metrics", file.toString(), "--baseline", BASELINE, "--candidate", BASELINE);

        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.err().lines())
                .singleElement()
                .asString()
                .startsWith(file + ":" + line + ": ")
                .contains(mend);
    }

    @Test
    void asksForWhatIsMissing() {
        for (List<String> line : List.of(
                List.of("judge"),
                List.of("judge", "--metrics", METRICS),
                List.of("judge", "--metrics", METRICS, "--baseline", BASELINE),
                List.of("judge", "--metrics", METRICS, "--alpha", "2", "--check-power"))) {
            Session session = Session.of(line.toArray(String[]::new));

            assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
            assertThat(session.err().lines()).hasSize(1);
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static Session judge(String candidate) {
        return Session.of("judge", "--metrics", METRICS, "--baseline", BASELINE, "--candidate", candidate);
    }

    private static void refused(Path file, String what) {
        Session session = judge(file.toString());

        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.out()).isEmpty();
        assertThat(session.err().lines())
                .singleElement()
                .asString()
                .startsWith(file.toString())
                .contains(what);
    }
}
