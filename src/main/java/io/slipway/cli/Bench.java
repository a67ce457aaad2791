package io.slipway.cli;

import io.slipway.cli.bench.BenchWorld;
import io.slipway.cli.bench.Measurements;
import io.slipway.cli.bench.MeasurementsJson;
import io.slipway.cli.bench.MeasurementsText;
import io.slipway.cli.bench.PlanLap;
import io.slipway.cli.story.Converters;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Ink;
import io.slipway.cli.terminal.Terminal;
import io.slipway.cli.text.JsonText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how fast a simulation is on this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        headerHeading = "Examples:%n"
                + "  slipway bench                                 both hosts, some minutes%n"
                + "  slipway bench --host kernel --accounts 1000   a quick look%n"
                + "  slipway bench --json > bench.json             for a machine%n%n",
        header = "Measures how fast a simulation is on this machine.%n",
        descriptionHeading = "%n",
        description = "Quiet weeks of a fleet without pinned stream jobs: complete handoffs per second and core, with"
                + " every invariant checked; how the cost of an event grows with the fleet; memory; and the time from"
                + " the start of a JVM to its answer.",
        optionListHeading = "%nOptions:%n")
final class Bench implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--accounts",
            paramLabel = "N",
            converter = Converters.Count.class,
            description = "The largest fleet (default: 10000).")
    private int accounts = 10_000;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            converter = Converters.Count.class,
            description = "Stream jobs of each account (default: 5).")
    private int jobs = 5;

    @Option(
            names = "--weeks",
            paramLabel = "N",
            converter = Converters.Weeks.class,
            description = "Weeks of the largest fleet; smaller ones run longer (default: 2).")
    private int weeks = 2;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            converter = Converters.Count.class,
            description = "Runs after the warm-up, of which the median counts (default: 3).")
    private int rounds = 3;

    @Option(
            names = "--host",
            paramLabel = "kernel|actors|both",
            converter = Converters.HostsConverter.class,
            description = "What to measure (default: both).")
    private Converters.Hosts hosts = Converters.Hosts.BOTH;

    @Option(names = "--json", description = "Write one JSON document to standard output, and nothing else there.")
    private boolean json;

    Bench(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Measurements measured = Measurements.of(new BenchWorld(accounts, jobs, weeks), hosts.kinds(), rounds, next -> {
            err.println("measuring " + next + " ...");
            err.flush();
        });
        err.println("measuring the plan of a feature repository ...");
        err.flush();
        PlanLap plan = PlanLap.measured();
        if (json) {
            out.println(JsonText.of(MeasurementsJson.of(measured)
                    .put("planFeatureViews", plan.featureViews())
                    .put("planMillis", plan.median().toMillis())));
        } else {
            new MeasurementsText(measured, new Ink(terminal)).lines().forEach(out::println);
            out.println(plan.text());
        }
        out.flush();
        return Exit.DONE;
    }
}
