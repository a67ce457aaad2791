package io.slipway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.cli.terminal.Complaint;
import io.slipway.conf.metric.MetricsReader;
import io.slipway.conf.metric.SampleFile;
import io.slipway.judge.metric.Metric;
import io.slipway.judge.metric.Samples;
import io.slipway.server.client.ApiClient;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The commands of {@code release} that bring evidence about builds to a live node, and those that decide on it. */
final class ReleaseEvidence {

    private ReleaseEvidence() {}

    static CommandLine addedTo(CommandLine release) {
        return release.addSubcommand(new Cell())
                .addSubcommand(new Rerun())
                .addSubcommand(new PostSamples())
                .addSubcommand(new JudgeValues())
                .addSubcommand(new OverrideSoak())
                .addSubcommand(new Triage());
    }

    /** An order about one build. */
    abstract static class OfBuild extends Release.OfRelease {

        @Option(names = "--build", required = true, paramLabel = "BUILD", description = "The build.")
        private String build = "";

        @Override
        final ObjectNode body() {
            ObjectNode body = ApiClient.body().put("build", build);
            fill(body);
            return body;
        }

        abstract void fill(ObjectNode body);
    }

    @Command(
            name = "cell",
            headerHeading = "Example:%n  slipway release cell 2026.48 --build 2026.48.0 --cell performance/aws/emr"
                    + " --outcome pass%n%n",
            header = "Posts what came of an attempt at a cell of the validation matrix.")
    static final class Cell extends OfBuild {

        @Option(names = "--cell", required = true, paramLabel = "CELL", description = "suite/cloud/platform.")
        private String cell = "";

        @Option(names = "--attempt", paramLabel = "N", description = "Which attempt (default 1).")
        private int attempt = 1;

        @Option(
                names = "--outcome",
                required = true,
                paramLabel = "O",
                description = "pass, fail, timed-out, canceled or inconclusive.")
        private String outcome = "";

        @Option(names = "--note", paramLabel = "TEXT", description = "One line for people.")
        private Optional<String> note = Optional.empty();

        @Option(names = "--log", paramLabel = "URL", description = "Where the log is.")
        private Optional<String> log = Optional.empty();

        @Override
        String path() {
            return "/cells";
        }

        @Override
        void fill(ObjectNode body) {
            body.put("cell", cell).put("attempt", attempt).put("outcome", outcome);
            note.ifPresent(text -> body.put("note", text));
            log.ifPresent(text -> body.put("log", text));
        }
    }

    @Command(
            name = "rerun",
            headerHeading = "Example:%n  slipway release rerun --build 2026.48.0 --cell performance/aws/emr --attempt 2"
                    + " --reason \"quota raised\"%n%n",
            header = "Runs a cell of the validation matrix again.")
    static final class Rerun extends OfBuild {

        @Option(names = "--cell", required = true, paramLabel = "CELL", description = "suite/cloud/platform.")
        private String cell = "";

        @Option(
                names = "--attempt",
                paramLabel = "N",
                description = "The attempt that another is to replace (default 1).")
        private int attempt = 1;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
        private String reason = "";

        @Override
        String path() {
            return "/reruns";
        }

        @Override
        void fill(ObjectNode body) {
            body.put("cell", cell).put("attempt", attempt).put("reason", reason);
        }
    }

    @Command(
            name = "samples",
            headerHeading = "Example:%n  slipway release samples --build 2026.48.0 --stretch 1"
                    + " --metric error-rate=12/9000,5/410%n%n",
            header = "Posts bad events among trials that were seen while a build soaks.")
    static final class PostSamples extends OfBuild {

        private static final Pattern COUNTS =
                Pattern.compile("([^=]+)=([0-9]{1,15})/([0-9]{1,15}),([0-9]{1,15})/([0-9]{1,15})");

        @Option(
                names = "--stretch",
                required = true,
                paramLabel = "N",
                description =
                        "The number of the stretch of time: greater for each later one; posted again, it is the same.")
        private long stretch = 1;

        @Option(
                names = "--metric",
                required = true,
                paramLabel = "NAME=B/T,B/T",
                description = "Bad events of all trials: on the baseline, then on the build; may be repeated.")
        private List<String> metrics = new ArrayList<>();

        @Override
        String path() {
            return "/samples";
        }

        @Override
        void fill(ObjectNode body) {
            var list = body.put("stretch", stretch).putArray("metrics");
            for (String text : metrics) {
                Matcher counts = COUNTS.matcher(text);
                if (!counts.matches()) {
                    throw Complaint.badInput(
                            "\"" + text + "\" is no count of bad events",
                            "write for example --metric error-rate=12/9000,5/410");
                }
                list.addObject()
                        .put("metric", counts.group(1))
                        .put("baselineBad", Long.parseLong(counts.group(2)))
                        .put("baselineTrials", Long.parseLong(counts.group(3)))
                        .put("candidateBad", Long.parseLong(counts.group(4)))
                        .put("candidateTrials", Long.parseLong(counts.group(5)));
            }
        }
    }

    @Command(
            name = "judge",
            headerHeading = "Examples:%n"
                    + "  slipway release judge --build 2026.48.0 --metrics metrics.conf --baseline b.csv --candidate c.csv%n"
                    + "  slipway release judge ... --gate sample-workloads     the verdict is the gate's%n%n",
            header = "Has the node judge the values of metrics; a failure opens an issue for each that regressed.")
    static final class JudgeValues extends OfBuild {

        @Option(
                names = "--metrics",
                required = true,
                paramLabel = "F.conf",
                description = "The metrics file of the node: whose values to send.")
        private Path metrics = Path.of("");

        @Option(names = "--baseline", required = true, paramLabel = "F.csv", description = "metric,timestamp,value.")
        private Path baseline = Path.of("");

        @Option(names = "--candidate", required = true, paramLabel = "F.csv", description = "Likewise.")
        private Path candidate = Path.of("");

        @Option(
                names = "--gate",
                paramLabel = "GATE",
                description = "validation-suite, sample-workloads or serving-canary.")
        private Optional<String> gate = Optional.empty();

        @Override
        String path() {
            return "/judgements";
        }

        @Override
        void fill(ObjectNode body) {
            Set<String> names = MetricsReader.read(metrics).plan().metrics().stream()
                    .map(Metric::name)
                    .collect(Collectors.toSet());
            gate.ifPresent(name -> body.put("gate", name));
            side(body, "baseline", baseline, names);
            side(body, "candidate", candidate, names);
        }

        private static void side(ObjectNode body, String name, Path file, Set<String> metrics) {
            Samples samples = SampleFile.read(file, metrics, bytes -> {});
            var list = body.putArray(name);
            samples.series().forEach((metric, series) -> {
                if (series.nans() + series.malformedCount() > 0) {
                    throw Complaint.badInput(
                            file + ": " + (series.nans() + series.malformedCount()) + " values of " + metric
                                    + " are no numbers",
                            "mend or remove them; judge them here with: judge");
                }
                if (series.values().length > 0) {
                    var values = list.addObject().put("metric", metric).putArray("values");
                    for (double value : series.values()) {
                        values.add(value);
                    }
                }
            });
        }

        @Override
        protected void tell(JsonNode answer, PrintWriter out) {
            out.println(answer.path("verdict").asText() + ": "
                    + answer.path("reason").asText());
            answer.path("evidence")
                    .forEach(one -> out.println("  " + one.path("sentence").asText()));
            out.println(
                    answer.path("done").booleanValue()
                            ? "recorded"
                            : "nothing was recorded: it is no news, or no failure");
        }
    }

    @Command(
            name = "override-soak",
            headerHeading =
                    "Example:%n  slipway release override-soak --build 2026.48.0 --reason \"a holiday: no traffic\"%n%n",
            header = "Lets a build pass whose soak has seen too little data, if the policy lets you.")
    static final class OverrideSoak extends OfBuild {

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
        private String reason = "";

        @Override
        String path() {
            return "/soak-overrides";
        }

        @Override
        void fill(ObjectNode body) {
            body.put("reason", reason);
        }
    }

    @Command(
            name = "triage",
            headerHeading =
                    "Example:%n  slipway release triage --issue late-features --severity minor --reason \"one tenant\"%n%n",
            header = "Decides how grave an open issue is.")
    static final class Triage extends Release.OfRelease {

        @Option(names = "--issue", required = true, paramLabel = "NAME", description = "Its name.")
        private String issue = "";

        @Option(names = "--severity", required = true, paramLabel = "S", description = "blocking or minor.")
        private String severity = "";

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
        private String reason = "";

        @Override
        String path() {
            return "/triages";
        }

        @Override
        ObjectNode body() {
            return ApiClient.body()
                    .put("issue", issue)
                    .put("severity", severity)
                    .put("reason", reason);
        }
    }
}
