package io.slipway.cli;

import io.slipway.cli.bench.GatesJson;
import io.slipway.cli.bench.GatesText;
import io.slipway.cli.story.Converters;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Gauge;
import io.slipway.cli.terminal.Ink;
import io.slipway.cli.terminal.Terminal;
import io.slipway.cli.text.JsonText;
import io.slipway.study.gates.GateBenchmark;
import io.slipway.study.gates.GateFigures;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how well the judge of a soak tells bad releases from good ones. */
@Command(
        name = "gates",
        mixinStandardHelpOptions = true,
        headerHeading = "Examples:%n"
                + "  slipway bench gates                       2000 bad releases, 2000 good ones: some minutes%n"
                + "  slipway bench gates --releases 50         a quick look%n"
                + "  slipway bench gates --seed 7 --json       other releases, for a machine%n%n",
        header = "Measures how well the judge of a soak tells bad releases from good ones.%n",
        descriptionHeading = "%n",
        description = "Simulated releases on the kernel host, of which it is known what is wrong with them: recall on"
                + " regressions of at least the declared ratio, precision, and the time from enough data to the"
                + " decision. The same seed gives the same answer. Exit code 1 if it falls short of recall 99.8 %%,"
                + " precision 95 %% or a median of 5 minutes.",
        optionListHeading = "%nOptions:%n")
final class BenchGates implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--releases",
            paramLabel = "N",
            converter = Converters.Count.class,
            description = "How many bad releases, and how many good ones (default: 2000).")
    private int releases = 2_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Converters.Seed.class,
            description = "Keys all chance (default: 1).")
    private long seed = 1;

    @Option(names = "--json", description = "Write one JSON document to standard output, and nothing else there.")
    private boolean json;

    BenchGates(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        GateBenchmark benchmark = new GateBenchmark(releases, seed);
        GateFigures figures;
        try (Gauge gauge = new Gauge(terminal, "Releasing", new Gauge.Unit(" releases", 1), benchmark.size())) {
            figures = benchmark.run(gauge::reached);
        }
        if (json) {
            out.println(JsonText.of(GatesJson.of(figures, seed)));
        } else {
            new GatesText(figures, seed, new Ink(terminal)).lines().forEach(out::println);
        }
        out.flush();
        return figures.suffices() ? Exit.DONE : Exit.NO;
    }
}
