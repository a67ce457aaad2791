package io.slipway.cli;

import io.slipway.cli.canary.Findings;
import io.slipway.cli.canary.FindingsJson;
import io.slipway.cli.canary.FindingsPage;
import io.slipway.cli.canary.FindingsText;
import io.slipway.cli.canary.ReportFile;
import io.slipway.cli.canary.Written;
import io.slipway.cli.terminal.Complaint;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Gauge;
import io.slipway.cli.terminal.Interruption;
import io.slipway.cli.terminal.Logs;
import io.slipway.cli.terminal.Terminal;
import io.slipway.cli.text.JsonText;
import io.slipway.driver.canary.ApiKey;
import io.slipway.driver.canary.Endpoint;
import io.slipway.driver.canary.ExpectedChanges;
import io.slipway.driver.canary.Onlooker;
import io.slipway.driver.canary.Replay;
import io.slipway.driver.canary.ReplayLimits;
import io.slipway.driver.canary.RequestFile;
import io.slipway.driver.canary.Target;
import io.slipway.driver.canary.Unreachable;
import io.slipway.judge.value.ExpectedChange;
import io.slipway.judge.value.SampleJudge;
import io.slipway.judge.value.Tolerance;
import io.slipway.judge.value.VectorComparison;
import io.slipway.judge.value.Verdict;
import io.slipway.judge.value.Verdict.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replays requests on a baseline and a candidate, and tells whether they serve the same. */
@Command(
        name = "canary",
        mixinStandardHelpOptions = true,
        headerHeading = "Examples:%n"
                + "  slipway canary --baseline https://acme.example --requests samples.jsonl \\%n"
                + "                 --candidate https://acme-next.example%n"
                + "  slipway canary ... --key-file key.txt --expected changes.conf%n"
                + "  slipway canary ... --report canary.html --json | jq .verdict%n%n",
        header = "Replays get-features requests on a baseline and a candidate and compares.%n",
        descriptionHeading = "%n",
        description = {
            "Each request is sent to the baseline, to the candidate and to the baseline again, without caches. Status,"
                    + " type, order and value of every feature must be the same; where the baseline disagrees with"
                    + " itself, the candidate is not blamed. Too little evidence is inconclusive, and blocks a release"
                    + " as a failure does.",
            "",
            "Every line of the file of requests is the JSON of one:",
            "  {\"params\": {\"workspaceName\": \"prod\", \"featureServiceName\": \"fraud\",",
            "              \"joinKeyMap\": {\"user_id\": \"17\"}}}",
            ""
        },
        optionListHeading = "Options:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:pass",
            "1:fail, or inconclusive",
            "2:a file or an option that cannot be used",
            "3:nobody answers at one of the addresses, or the report cannot be written",
            "130:interrupted; what was found so far is printed"
        })
final class Canary implements Callable<Integer> {

    private static final String KEY_VARIABLE = "SLIPWAY_API_KEY";

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--baseline",
            required = true,
            paramLabel = "URL",
            converter = Written.Address.class,
            description = "Who serves as it should.")
    private Endpoint baseline = new Endpoint(URI.create("http://localhost"));

    @Option(
            names = "--candidate",
            required = true,
            paramLabel = "URL",
            converter = Written.Address.class,
            description = "Who is to serve the same.")
    private Endpoint candidate = new Endpoint(URI.create("http://localhost"));

    @Option(
            names = "--requests",
            required = true,
            paramLabel = "F.jsonl",
            description = "What to ask: one get-features request on each line.")
    private Path requests = Path.of("");

    @Option(
            names = "--key-file",
            paramLabel = "F",
            description =
                    "The API key, alone in a file. Without it: the environment variable " + KEY_VARIABLE + ", if set.")
    private Optional<Path> keyFile = Optional.empty();

    @Option(
            names = "--candidate-key-file",
            paramLabel = "F",
            description = "The API key of the candidate, if it is another.")
    private Optional<Path> candidateKeyFile = Optional.empty();

    @Option(
            names = "--tolerance",
            paramLabel = "ABS/REL",
            converter = Written.Tolerated.class,
            description = "How far floating-point numbers may lie apart: by ABS, or by REL times the larger"
                    + " (default: 1e-9/1e-6).")
    private Tolerance tolerance = Tolerance.DEFAULT;

    @Option(
            names = "--skew",
            paramLabel = "DURATION",
            converter = Written.Patience.class,
            description = "How far effective times may lie apart (default: 1h).")
    private Duration skew = Duration.ofHours(1);

    @Option(
            names = "--expected",
            paramLabel = "F.conf",
            description = "Declared behaviour changes: expected = [ { feature = \"user.*\", until = \"2026-12-01\" } ];"
                    + " until is the last day, in UTC.")
    private Optional<Path> expected = Optional.empty();

    @Option(
            names = "--min-coverage",
            paramLabel = "SHARE",
            converter = Written.Share.class,
            description = "The share of all samples, of each feature service's, and of each feature's, that must tell"
                    + " something; features in the file of declared changes need not (default: 95%%).")
    private double minCoverage = 0.95;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            converter = Written.Concurrency.class,
            description = "Samples in flight (default: 8).")
    private int concurrency = 8;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = Written.Patience.class,
            description = "For one request, to the last byte of its answer (default: 10s).")
    private Duration timeout = Duration.ofSeconds(10);

    @Option(
            names = "--max-differences",
            paramLabel = "N",
            converter = Written.Differences.class,
            description = "Differences shown one by one, the gravest first (default: 20).")
    private int differences = 20;

    @Option(names = "--json", description = "Write one JSON document to standard output, and nothing else there.")
    private boolean json;

    @Option(names = "--report", paramLabel = "F.html", description = "Write a page for people to this file.")
    private Optional<Path> report = Optional.empty();

    Canary(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Logs.leaveOut();
        Optional<ReportFile> page = report.map(ReportFile::at);
        try (Interruption interruption = Interruption.listen()) {
            Findings found = found(interruption);
            page.ifPresent(file -> file.write(new FindingsPage(found).text()));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(JsonText.of(FindingsJson.of(found)));
            } else {
                new FindingsText(found, terminal).lines().forEach(out::println);
            }
            out.flush();
            if (interruption.isRequested()) {
                return Exit.INTERRUPTED;
            }
            return found.verdict().outcome() == Outcome.PASS ? Exit.DONE : Exit.NO;
        } catch (Unreachable nobody) {
            throw Complaint.unreachable(
                    String.valueOf(nobody.getMessage()), "check the address, and whether the server is up");
        }
    }

    private Findings found(Interruption interruption) {
        Instant startedAt = Instant.now();
        List<ExpectedChange> inForce = inForce(LocalDate.ofInstant(startedAt, ZoneOffset.UTC));
        Optional<ApiKey> key = keyFile.map(ApiKey::of).or(Canary::keyOfEnvironment);
        Optional<ApiKey> otherKey = candidateKeyFile.map(ApiKey::of).or(() -> key);
        warn(key, baseline);
        warn(otherKey, candidate);
        SampleJudge judge = new SampleJudge(new VectorComparison(tolerance, skew), inForce);
        try (RequestFile file = RequestFile.open(requests, this::say);
                Gauge gauge = new Gauge(terminal, "Replaying", new Gauge.Unit(" MB", 1_000_000), size())) {
            Replay.Outcome outcome = new Replay(
                            new Target(baseline, key),
                            new Target(candidate, otherKey),
                            ReplayLimits.of(concurrency, timeout),
                            judge,
                            watching(interruption, gauge))
                    .run(file);
            if (outcome.tally().samples() == 0 && outcome.brokenOff().isEmpty()) {
                throw Complaint.badInput(requests + ": has no request", "write one get-features request on each line");
            }
            Verdict verdict = Verdict.of(outcome.tally(), minCoverage, inForce, outcome.brokenOff());
            return new Findings(
                    new Findings.Asked(baseline, candidate, requests, tolerance, minCoverage, inForce, differences),
                    outcome.tally(),
                    verdict,
                    startedAt,
                    Duration.between(startedAt, Instant.now()));
        }
    }

    private List<ExpectedChange> inForce(LocalDate today) {
        List<ExpectedChange> declared = expected.map(ExpectedChanges::read).orElse(List.of());
        declared.stream()
                .filter(change -> !change.isInForce(today))
                .forEach(change -> say("the declared change of " + change.glob() + " is out of force since "
                        + change.until() + "; it excuses nothing"));
        return declared.stream().filter(change -> change.isInForce(today)).toList();
    }

    private static Optional<ApiKey> keyOfEnvironment() {
        return Optional.ofNullable(System.getenv(KEY_VARIABLE)).map(text -> ApiKey.of(KEY_VARIABLE, text));
    }

    private void warn(Optional<ApiKey> key, Endpoint endpoint) {
        if (key.isPresent() && endpoint.isOpenToEavesdroppers()) {
            say("warning: the API key goes to " + endpoint + " unencrypted; write https://");
        }
    }

    private long size() {
        try {
            return Files.isRegularFile(requests) ? Files.size(requests) : 0;
        } catch (IOException unknown) {
            return 0;
        }
    }

    private static Onlooker watching(Interruption interruption, Gauge gauge) {
        return new Onlooker() {
            @Override
            public boolean wantsToStop() {
                return interruption.isRequested();
            }

            @Override
            public void reached(long samples, long bytes) {
                gauge.reached(bytes);
            }
        };
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
