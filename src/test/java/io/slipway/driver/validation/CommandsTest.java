package io.slipway.driver.validation;

import static io.slipway.driver.validation.DriverBench.LONG;
import static io.slipway.driver.validation.DriverBench.attempt;
import static io.slipway.driver.validation.DriverBench.command;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.policy.CellRunner;
import io.slipway.train.CellOutcome;
import io.slipway.train.Evidence.RunCell;
import io.slipway.train.TrainCommand.ReportCell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real processes, as they behave and misbehave: each end has its name, and nothing is left running. */
@Timeout(60)
class CommandsTest {

    @TempDir
    private Path directory = Path.of("");

    private DriverBench bench = new DriverBench(directory, 1);

    @BeforeEach
    void open() {
        bench.close();
        bench = new DriverBench(directory, 1);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exit 0             | PASS         | exit code 0
            exit 3             | FAIL         | exit code 3
            exit 75            | INCONCLUSIVE | it does not know
            no-such-command-1  | INCONCLUSIVE | no such command
            /                  | INCONCLUSIVE | cannot be executed
            kill -SEGV $$      | FAIL         | crashed with signal 11
            kill -KILL $$      | INCONCLUSIVE | killed by somebody else
            kill -TERM $$      | INCONCLUSIVE | stopped by somebody else
            cat; test $? = 0   | PASS         | exit code 0
            """)
    void namesEveryEnd(String template, CellOutcome outcome, String note) {
        ReportCell report = bench.report(command(template, LONG));

        assertThat(report.outcome()).isEqualTo(outcome);
        assertThat(report.evidence().note()).contains(note);
        assertThat(report.evidence().log())
                .hasValueSatisfying(log -> assertThat(Path.of(log)).exists());
    }

    @Test
    void tellsTheCommandWhatItIsAboutInWordsOfItsOwn() throws IOException {
        ReportCell report =
                bench.report(command("echo {build}+{suite}+{cloud}+{platform} $SLIPWAY_BUILD {else}", LONG));

        assertThat(Path.of(report.evidence().log().orElseThrow()))
                .hasContent("2026.48.0+performance+aws+emr 2026.48.0 {else}");
        assertThat(CommandRunner.filled("x {build} ${build}", Map.of("build", "a; rm 'b'")))
                .isEqualTo("x 'a; rm '\\''b'\\''' ${build}");
    }

    @Test
    void keepsTheBeginningAndTheEndOfAFloodAndItsDigest() throws Exception {
        ReportCell report = bench.report(command("echo first; yes flood | head -c 3000000; echo; echo last", LONG));

        Path log = Path.of(report.evidence().log().orElseThrow());
        String text = Files.readString(log);
        assertThat(text).startsWith("first\nflood\n").endsWith("\nlast\n").contains("bytes left out");
        assertThat(text.length()).isLessThan(DriverBench.LOG_LIMIT + 100);
        byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(log));
        assertThat(report.evidence().sha256()).contains(java.util.HexFormat.of().formatHex(digest));
    }

    @Test
    void endsWhatHangsAndWhatIgnoresThePoliteRequest() {
        ReportCell hangs = bench.report(command("exec sleep 701", Duration.ofMillis(300)));
        ReportCell ignores = bench.report(attempt(
                new CellRunner.Command("trap '' TERM; while :; do sleep 702; done"), Duration.ofMillis(300), 2));

        assertThat(List.of(hangs, ignores)).allSatisfy(report -> {
            assertThat(report.outcome()).isEqualTo(CellOutcome.TIMED_OUT);
            assertThat(report.evidence().note()).contains("out of time");
        });
        assertThat(alive("sleep 70[12]")).isEmpty();
    }

    @Test
    void endsGrandchildrenWhereverTheyHide() {
        String hidden = "(sleep 711 &) ; setsid sleep 712 & ; (setsid sh -c 'sleep 713 & sleep 714' &) ; exit 0"
                .replace("& ;", "&");

        ReportCell report = bench.report(command(hidden, LONG));

        assertThat(report.outcome()).isEqualTo(CellOutcome.PASS);
        assertThat(report.evidence().note()).contains("processes behind, which were ended");
        assertThat(alive("sleep 71[1234]")).isEmpty();
    }

    @Test
    void stopsEverythingWhenItIsClosedAndReportsNoneOfIt() {
        bench.driver.ask(command("sleep 721 & sleep 722", LONG));
        awaitAlive("sleep 72[12]", 2);

        bench.close();

        assertThat(alive("sleep 72[12]")).isEmpty();
        assertThat(bench.reports).isEmpty();
    }

    @Test
    void endsWhatAKilledDriverLeftBehindBeforeItRunsTheCellAgain() throws IOException {
        RunCell attempt = command("exit 0", LONG);
        String mark = "SLIPWAY_ATTEMPT_ID=left-behind";
        ProcessBuilder earlier = new ProcessBuilder("setsid", "sleep", "731");
        earlier.environment().put("SLIPWAY_ATTEMPT_ID", "left-behind");
        Process left = earlier.start();
        CellFiles files = new CellFiles(directory);
        files.newLog(attempt);
        files.remember(attempt, new ProcessFamily(left.pid(), mark));

        assertThat(bench.report(attempt).outcome()).isEqualTo(CellOutcome.PASS);

        assertThat(left.onExit().join().isAlive()).isFalse();
        assertThat(files.remembered(attempt)).isEmpty();
        try (var logs = Files.list(directory.resolve("2026.48/2026.48.0"))) {
            assertThat(logs.map(log -> log.getFileName().toString()))
                    .containsExactlyInAnyOrder("performance_aws_emr.1.log", "performance_aws_emr.1-2.log");
        }
    }

    @Test
    void runsAnAttemptOnceHoweverOftenItIsAskedFor() throws IOException {
        Path tally = directory.resolve("tally");
        RunCell attempt = command("echo run >> " + tally, LONG);
        bench.driver.ask(attempt);
        ReportCell first = bench.report(attempt);

        assertThat(bench.report(attempt)).isEqualTo(first);
        assertThat(tally).hasContent("run");
    }

    @Test
    void putsALaterAttemptInThePlaceOfAnEarlierOne() {
        bench.driver.ask(command("exec sleep 741", LONG));
        awaitAlive("sleep 741", 1);

        ReportCell report = bench.report(attempt(new CellRunner.Command("exit 0"), LONG, 2));

        assertThat(report.attempt()).isEqualTo(2);
        assertThat(alive("sleep 741")).isEmpty();
        assertThat(bench.reports).isEmpty();
    }

    @Test
    void runsNothingMoreOfAReleaseThatIsOver() {
        bench.driver.ask(command("exec sleep 751", LONG));
        awaitAlive("sleep 751", 1);

        bench.driver.forget("2026.48");
        bench.close();

        assertThat(alive("sleep 751")).isEmpty();
        assertThat(bench.reports).isEmpty();
    }

    static void awaitAlive(String pattern, int count) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (alive(pattern).size() < count && System.nanoTime() < deadline) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(alive(pattern)).hasSize(count);
    }

    /** Processes of exactly this command line. */
    static List<String> alive(String pattern) {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.matches("(.*/)?" + pattern))
                .toList();
    }
}
