package io.slipway.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.cli.story.Converters;
import io.slipway.cli.terminal.Complaint;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Interruption;
import io.slipway.cli.terminal.OwnProgram;
import io.slipway.cli.terminal.TemporaryDirectory;
import io.slipway.cli.text.JsonText;
import io.slipway.driver.Disk;
import io.slipway.server.trial.Failover;
import io.slipway.server.trial.PostgresServer;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how long a release stands still when the node of its coordinator is lost. */
@Command(
        name = "failover",
        mixinStandardHelpOptions = true,
        headerHeading = "Examples:%n"
                + "  slipway bench failover --rounds 3     a quick look, some minutes%n"
                + "  slipway bench failover --json         20 kills, for a machine%n%n",
        header = "Measures how long a release stands still when the node of its coordinator is lost.%n",
        descriptionHeading = "%n",
        description =
                "Three nodes on a PostgreSQL journal, all on this machine, release ten accounts of real processes."
                        + " In each round the node that runs the coordinator is killed, as kill -9 does, in the middle of a wave."
                        + " Measured is the time until the coordinator has answered an order that was given to a surviving node"
                        + " at once, and the wave has written an event to the journal. Exit code 1 if the median is above 10 s,"
                        + " if anything was started twice, or if a job was ever without a process.",
        optionListHeading = "%nOptions:%n")
final class BenchFailover implements Callable<Integer> {

    private static final Duration ASKED = Duration.ofSeconds(10);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            converter = Converters.Count.class,
            description = "How many kills (default: 20).")
    private int rounds = 20;

    @Option(names = "--keep", paramLabel = "D", description = "An empty directory, kept with logs and records.")
    private Path kept = Path.of("");

    @Option(names = "--json", description = "Write one JSON document to standard output, and nothing else there.")
    private boolean json;

    private double mostLoad;

    @Override
    public Integer call() throws InterruptedException {
        if (PostgresServer.programs().isEmpty()) {
            throw Complaint.unreachable("PostgreSQL is not installed", "install it: apt-get install postgresql");
        }
        return Interruption.interrupting(this::measure);
    }

    private int measure() {
        boolean keep = !kept.toString().isEmpty();
        Path directory = keep ? kept.toAbsolutePath() : TemporaryDirectory.create("slipway-failover", "make room");
        try {
            Failover.Figures figures = Failover.measure(directory, OwnProgram.command(), rounds, this::tell);
            tell(figures);
            return isGood(figures) ? Exit.DONE : Exit.NO;
        } catch (IllegalStateException stuck) {
            throw Complaint.unreachable(
                    String.valueOf(stuck.getMessage()), "measure with --keep D, and see the logs of the nodes there");
        } finally {
            if (!keep) {
                Disk.delete(directory);
            }
        }
    }

    private static boolean isGood(Failover.Figures figures) {
        return figures.median().compareTo(ASKED) <= 0
                && figures.startedTwice().isEmpty()
                && figures.broken().isEmpty()
                && figures.minOnline() == 1;
    }

    private void tell(Failover.Round round) {
        mostLoad = Math.max(mostLoad, load());
        PrintWriter err = spec.commandLine().getErr();
        err.printf(
                Locale.ROOT,
                "answers after %s, the wave%s moves after %s; load %.1f%n",
                seconds(round.answered()),
                round.waveWasThere() ? ", lost too," : "",
                seconds(round.moved()),
                load());
        err.flush();
    }

    private void tell(Failover.Figures figures) {
        PrintWriter out = spec.commandLine().getOut();
        List<Duration> times = figures.times();
        if (json) {
            out.println(JsonText.of(document(figures)));
        } else {
            out.printf(
                    Locale.ROOT,
                    "Failover: the node of the coordinator killed %d times in the middle of a wave%n",
                    times.size());
            out.printf(
                    Locale.ROOT,
                    "  goes on after   median %s (asked: %s), %s to %s; the wave was lost too in %d%n",
                    seconds(figures.median()),
                    seconds(ASKED),
                    seconds(times.get(0)),
                    seconds(times.get(times.size() - 1)),
                    figures.rounds().stream()
                            .filter(Failover.Round::waveWasThere)
                            .count());
            out.printf(
                    Locale.ROOT,
                    "  processes       minOnline %d, maxProcesses %d, started twice: %s, second attempts: %d%n",
                    figures.minOnline(),
                    figures.maxProcesses(),
                    listed(figures.startedTwice()),
                    figures.furtherAttempts());
            out.printf(Locale.ROOT, "  journal         holes and interleaved writers: %s%n", listed(figures.broken()));
            out.printf(
                    Locale.ROOT,
                    "  machine         load average up to %.1f on %d processors%n",
                    mostLoad,
                    Runtime.getRuntime().availableProcessors());
        }
        out.flush();
    }

    private static String listed(List<String> found) {
        return found.isEmpty() ? "none" : String.join("; ", found);
    }

    private ObjectNode document(Failover.Figures figures) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        List<Duration> times = figures.times();
        node.put("medianMillis", figures.median().toMillis())
                .put("minMillis", times.get(0).toMillis())
                .put("maxMillis", times.get(times.size() - 1).toMillis());
        var list = node.putArray("rounds");
        figures.rounds()
                .forEach(round -> list.addObject()
                        .put("answeredMillis", round.answered().toMillis())
                        .put("movedMillis", round.moved().toMillis())
                        .put("waveWasThere", round.waveWasThere()));
        node.put("minOnline", figures.minOnline()).put("maxProcesses", figures.maxProcesses());
        var twice = node.putArray("startedTwice");
        figures.startedTwice().forEach(twice::add);
        var broken = node.putArray("journalBroken");
        figures.broken().forEach(broken::add);
        node.put("secondAttempts", figures.furtherAttempts());
        node.put("mostLoad", mostLoad).put("processors", Runtime.getRuntime().availableProcessors());
        return node;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
