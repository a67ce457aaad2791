package io.slipway.cli;

import io.slipway.cli.canary.ReportFile;
import io.slipway.cli.story.Converters;
import io.slipway.cli.study.ComparisonJson;
import io.slipway.cli.study.ComparisonText;
import io.slipway.cli.study.FigureNames;
import io.slipway.cli.study.FigureNames.Weighed;
import io.slipway.cli.study.SweepJson;
import io.slipway.cli.study.SweepRun;
import io.slipway.cli.study.SweepText;
import io.slipway.cli.study.Variations;
import io.slipway.cli.study.WorldOptions;
import io.slipway.cli.study.WorldOptions.World;
import io.slipway.cli.terminal.Complaint;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Gauge;
import io.slipway.cli.terminal.Ink;
import io.slipway.cli.terminal.Interruption;
import io.slipway.cli.terminal.Invocation;
import io.slipway.cli.terminal.Terminal;
import io.slipway.cli.terminal.Unexpected;
import io.slipway.cli.text.JsonText;
import io.slipway.cli.text.Words;
import io.slipway.study.compare.Comparison;
import io.slipway.study.compare.Front;
import io.slipway.study.compare.ReplicationFailed;
import io.slipway.study.compare.Samples;
import io.slipway.study.compare.Seeds;
import io.slipway.study.compare.Stopping;
import io.slipway.study.compare.Study;
import io.slipway.study.figure.Figure;
import io.slipway.study.report.ComparisonReport;
import io.slipway.study.report.Report;
import io.slipway.study.report.Source;
import io.slipway.study.report.SweepReport;
import io.slipway.study.vary.Sweep;
import io.slipway.study.vary.Variation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares rollout policies in the same worlds, and says what is proven. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        headerHeading = "Examples:%n"
                + "  slipway compare two-waves all-at-once --scenario simulations/a-week-with-defects.conf%n"
                + "  slipway compare two-waves rings -s S --figure behind --until-width 2%n"
                + "  slipway compare two-waves rings -s S --vary releases.random-defects.chance=0..1/6 --report r.html%n"
                + "  slipway compare simulations/policies/*.conf -s S --replications 1000 --json%n%n",
        header = "Compares rollout policies in the same worlds, and says what is proven.%n",
        descriptionHeading = "%n",
        description =
                "Every replication is the scenario with a seed of its own; in it the same account meets the same fate under"
                        + " every policy. Ends with one sentence: which policy wins on what and by how much, or about how"
                        + " many more weeks would tell. The same seed and number of replications give the same bytes,"
                        + " whatever the number of threads.",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:an invariant was violated in a run",
            "2:a file or an option that cannot be used",
            "130:interrupted; what there was is printed"
        })
final class Compare implements Callable<Integer> {

    private static final int DEFAULT = 200;

    private final Invocation invocation;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private WorldOptions options = new WorldOptions();

    @Option(
            names = "--replications",
            paramLabel = "N",
            converter = Converters.Replications.class,
            description = "How many (default: " + DEFAULT + "; with --until-width at most, default 100000).")
    private Optional<Integer> replications = Optional.empty();

    @Option(
            names = "--until-width",
            paramLabel = "W",
            converter = Converters.Width.class,
            description = "Stop when the 95 %% interval of --figure is narrower than this, in its unit, for each policy"
                    + " against the first.")
    private Optional<Double> width = Optional.empty();

    @Option(
            names = "--figure",
            paramLabel = "NAME",
            converter = FigureNames.One.class,
            description = "The figure that the question is about (default: exposure).")
    private Figure figure = Figure.EXPOSURE;

    @Option(
            names = "--front",
            paramLabel = "A,B",
            converter = FigureNames.Several.class,
            description = "Figures of the Pareto front (default: exposure,behind).")
    private Weighed weighed = new Weighed(List.of(Figure.EXPOSURE, Figure.BEHIND));

    @Option(
            names = "--vary",
            paramLabel = "PATH=FROM..TO/COUNT",
            converter = Variations.class,
            description = "Compare at COUNT values of a parameter of the scenario, such as"
                    + " world.start-failure=0..0.05/6, and find where policies break even on --figure; twice for two"
                    + " parameters.")
    private List<Variation> variations = new ArrayList<>();

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = Converters.Threads.class,
            description = "Simulations at once (default: one for each core). The answer does not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--report",
            paramLabel = "F.html",
            description = "Write a report with charts into this file; it needs no network. What was there is replaced.")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--figures", description = "Say what each figure is, and do nothing else.")
    private boolean figures;

    @Option(names = "--json", description = "Write one JSON document to standard output, and nothing else there.")
    private boolean json;

    private Compare(Invocation invocation, Terminal terminal) {
        this.invocation = invocation;
        this.terminal = terminal;
    }

    static CommandLine commandLine(Invocation invocation, Terminal terminal) {
        CommandLine command = new CommandLine(new Compare(invocation, terminal));
        List<String> footer = new ArrayList<>(List.of("%nFigures:"));
        FigureNames.lines().forEach(line -> footer.add(line.replace("%", "%%")));
        command.getCommandSpec().usageMessage().footer(footer.toArray(String[]::new));
        return command;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (figures) {
            FigureNames.lines().forEach(out::println);
            out.flush();
            return Exit.DONE;
        }
        World world = options.read(options.scenario()
                .orElseThrow(() -> Complaint.badInput(
                        "no scenario is named", "add --scenario FILE, such as simulations/a-week-with-defects.conf")));
        PrintWriter err = spec.commandLine().getErr();
        world.doubts().forEach(err::println);
        err.flush();
        Optional<ReportFile> page = report.map(ReportFile::at);
        Stopping stopping = stopping(world);
        if ((long) stopping.most() * world.contenders().size() > Converters.Replications.RUNS) {
            throw Complaint.badInput(
                    stopping.most() + " replications of " + world.contenders().size()
                            + " policies do not fit into memory",
                    "add --replications "
                            + Converters.Replications.RUNS / world.contenders().size());
        }
        if (!variations.isEmpty()) {
            return vary(world, stopping, page);
        }
        Study study = new Study(world.contenders(), world.seed(), stopping);
        try (Interruption interruption = Interruption.listen()) {
            Samples samples = run(study, stopping, interruption);
            boolean brokenOff = interruption.isRequested();
            Comparison comparison = new Comparison(world.contenders(), samples);
            page.ifPresent(file -> file.write(html(world, comparison)));
            return answer(world, comparison, brokenOff);
        } catch (ReplicationFailed failed) {
            throw new Unexpected(one(world, failed.policy(), failed.seed()), failed);
        }
    }

    private int vary(World world, Stopping stopping, Optional<ReportFile> page) {
        PrintWriter out = spec.commandLine().getOut();
        SweepRun run = new SweepRun(options, world.file(), variations, figure, stopping, threads);
        try (Interruption interruption = Interruption.listen()) {
            Sweep sweep = run.run(terminal, interruption);
            if (sweep.points().isEmpty()) {
                return Exit.INTERRUPTED;
            }
            SweepText text = new SweepText(sweep, new Ink(terminal));
            page.ifPresent(file -> file.write(new SweepReport(sweep)
                    .of(text.sentence(), world.seed(), invocation.text())
                    .source(Source.of(world.file()))
                    .html()));
            if (json) {
                out.println(JsonText.of(SweepJson.of(sweep, world.seed())));
            } else {
                out.println(
                        world.contenders().get(0).scenario().name() + ": " + text.extent() + ", seed " + world.seed());
                text.lines().forEach(out::println);
                out.println("Again  " + invocation.text());
            }
            out.flush();
            if (interruption.isRequested()) {
                return Exit.INTERRUPTED;
            }
            return sweep.violated() > 0 ? Exit.NO : Exit.DONE;
        } catch (ReplicationFailed failed) {
            throw new Unexpected(one(world, failed.policy(), failed.seed()), failed);
        }
    }

    private Stopping stopping(World world) {
        return width.isEmpty()
                ? Stopping.after(replications.orElse(DEFAULT), figure)
                : new Stopping(
                        replications.orElse(Math.min(
                                Converters.Replications.MOST,
                                Converters.Replications.RUNS
                                        / world.contenders().size())),
                        figure,
                        OptionalDouble.of(width.get()));
    }

    private Samples run(Study study, Stopping stopping, Interruption interruption) {
        long begun = System.nanoTime();
        Samples samples;
        try (Gauge gauge = new Gauge(terminal, "Replicating", new Gauge.Unit(" replications", 1), stopping.most())) {
            samples = study.run(threads, gauge::reached, interruption::isRequested);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        spec.commandLine()
                .getErr()
                .println(String.format(
                        Locale.ROOT,
                        "%s of %s in %.1f s on %s",
                        Words.count(samples.replications(), "replication"),
                        Words.count(samples.contenders(), "policy", "policies"),
                        seconds,
                        Words.count(threads, "thread")));
        return samples;
    }

    private int answer(World world, Comparison comparison, boolean brokenOff) {
        PrintWriter out = spec.commandLine().getOut();
        Front front = Front.of(comparison, weighed.figures());
        if (json) {
            out.println(JsonText.of(ComparisonJson.of(comparison, front, figure, world.seed(), brokenOff)));
        } else {
            Ink ink = new Ink(terminal);
            out.println(ink.bold(world.contenders().get(0).scenario().name()) + ": "
                    + Words.count(world.contenders().size(), "policy", "policies") + ", seed " + world.seed()
                    + (brokenOff ? ", interrupted" : ""));
            new ComparisonText(comparison, front, ink).lines(figure).forEach(out::println);
            out.println("Again  " + again(world, comparison.samples().replications()));
        }
        out.flush();
        violated(world, comparison);
        if (brokenOff) {
            return Exit.INTERRUPTED;
        }
        return comparison.samples().violated() > 0 ? Exit.NO : Exit.DONE;
    }

    private String html(World world, Comparison comparison) {
        Report made = new ComparisonReport(comparison, Front.of(comparison, weighed.figures()), figure)
                .of(world.seed(), again(world, comparison.samples().replications()));
        made.source(Source.of(world.file()));
        world.files().forEach(file -> made.source(Source.of(file)));
        return made.html();
    }

    private void violated(World world, Comparison comparison) {
        if (comparison.samples().violated() > 0) {
            long seed = new Seeds(world.seed()).of(comparison.samples().firstViolated());
            PrintWriter err = spec.commandLine().getErr();
            err.println("An invariant was violated; to see it: " + one(world, "POLICY", seed));
            err.flush();
        }
    }

    private String one(World world, String policy, long seed) {
        return invocation.line(
                List.of("simulate", world.file().toString(), "--policy", policy, "--seed", Long.toString(seed)));
    }

    private String again(World world, int done) {
        List<String> words = new ArrayList<>(List.of("compare"));
        words.addAll(world.arguments());
        words.addAll(List.of("--replications", Integer.toString(done), "--figure", figure.key()));
        return invocation.line(words);
    }
}
