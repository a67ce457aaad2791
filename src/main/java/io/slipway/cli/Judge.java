package io.slipway.cli;

import io.slipway.cli.terminal.Complaint;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Ink;
import io.slipway.cli.terminal.Reading;
import io.slipway.cli.terminal.Terminal;
import io.slipway.cli.text.JsonText;
import io.slipway.cli.text.JudgementJson;
import io.slipway.cli.text.JudgementText;
import io.slipway.conf.metric.MetricsFile;
import io.slipway.conf.metric.MetricsReader;
import io.slipway.conf.metric.SampleFile;
import io.slipway.judge.metric.Judgement;
import io.slipway.judge.metric.Metric;
import io.slipway.judge.metric.MetricJudge;
import io.slipway.judge.metric.MetricPlan;
import io.slipway.judge.metric.Samples;
import io.slipway.judge.metric.Verdict;
import io.slipway.judge.power.PowerCheck;
import io.slipway.judge.power.Sight;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares the metrics of a candidate with those of its baseline. */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        headerHeading = "Examples:%n"
                + "  slipway judge --metrics metrics.conf --baseline baseline.csv \\%n"
                + "      --candidate healthy.csv                   may it go on?%n"
                + "  slipway judge --metrics metrics.conf --baseline baseline.csv \\%n"
                + "      --candidate slower.csv --json             the same for a machine%n"
                + "  slipway judge --metrics metrics.conf --check-power%n"
                + "                                                could this gate see it?%n"
                + "  (with the files of simulations/judge)%n%n",
        header = "Compares the metrics of a candidate with those of its baseline.%n",
        descriptionHeading = "%n",
        description = {
            "One two-sided rank test for each metric, classified as Kayenta's judge does, and one verdict over all:"
                    + " PASS, FAIL, or INCONCLUSIVE where there is no data, too little, or malformed data,"
                    + " or where the gate could not have seen an expected regression."
                    + " Only PASS opens a gate.",
            "Samples are CSV with a header that has the columns metric and value;"
                    + " other columns (timestamp, tags) are left alone."
        },
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:PASS; with --check-power: the gate can see what it must",
            "1:FAIL or INCONCLUSIVE; with --check-power: it cannot",
            "2:a file that cannot be used"
        })
final class Judge implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--metrics", required = true, paramLabel = "F.conf", description = "What to look at.")
    private Path metrics = Path.of("");

    @Option(names = "--baseline", paramLabel = "F.csv", description = "Samples of the baseline.")
    private @Nullable Path baseline;

    @Option(names = "--candidate", paramLabel = "F.csv", description = "Samples of the candidate.")
    private @Nullable Path candidate;

    @Option(
            names = "--alpha",
            paramLabel = "A",
            description = "Chance of a false alarm, such as 0.02, instead of the one in F.conf.")
    private @Nullable Double alpha;

    @Option(
            names = "--check-power",
            description = "Look at no samples: tell whether the gate could see the expected regressions in its soak.")
    private boolean checkPower;

    @Option(names = "--json", description = "Write one JSON document to standard output, and nothing else there.")
    private boolean json;

    Judge(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        MetricsFile file = MetricsReader.read(metrics);
        MetricPlan plan = withAlpha(file.plan());
        return checkPower ? power(file, plan) : judge(file, plan);
    }

    private MetricPlan withAlpha(MetricPlan plan) {
        if (alpha == null) {
            return plan;
        } else if (!(alpha > 0 && alpha < 1)) {
            throw Complaint.badInput(
                    "--alpha must lie between 0 and 1, found " + alpha, "write for example --alpha 0.02");
        }
        return plan.withAlpha(alpha);
    }

    private int judge(MetricsFile file, MetricPlan plan) {
        List<Sight> blind = PowerCheck.check(plan, file.expected(), file.soak(), file.power()).stream()
                .filter(sight -> !sight.sees())
                .toList();
        Samples from = samples("--baseline", baseline, plan);
        Samples to = samples("--candidate", candidate, plan);
        Judgement judgement = PowerCheck.tempered(MetricJudge.judge(plan, from, to), blind);
        print(
                json
                        ? List.of(JsonText.of(JudgementJson.of(plan, judgement, from, to, blind)))
                        : new JudgementText(new Ink(terminal)).lines(judgement, from, to, blind));
        return judgement.verdict() == Verdict.PASS ? Exit.DONE : Exit.NO;
    }

    private int power(MetricsFile file, MetricPlan plan) {
        List<Sight> sights = PowerCheck.check(plan, file.expected(), file.soak(), file.power());
        if (sights.isEmpty()) {
            throw Complaint.badInput(
                    metrics + ": no metric says which regression it must not miss",
                    "add for example expect { regression = 20%, spread = 50%, per-minute = 5 } to a metric");
        }
        print(
                json
                        ? List.of(JsonText.of(JudgementJson.of(sights)))
                        : new JudgementText(new Ink(terminal)).power(sights));
        return sights.stream().allMatch(Sight::sees) ? Exit.DONE : Exit.NO;
    }

    private Samples samples(String option, @Nullable Path file, MetricPlan plan) {
        if (file == null) {
            throw Complaint.badInput(option + " is missing", "add " + option + " F.csv, or --check-power");
        }
        try (Reading reading = new Reading(terminal, file)) {
            return SampleFile.read(
                    file, plan.metrics().stream().map(Metric::name).collect(Collectors.toSet()), reading::reached);
        }
    }

    private void print(List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
    }
}
