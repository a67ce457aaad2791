package io.slipway.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.cli.search.Bounds;
import io.slipway.cli.search.CaseText;
import io.slipway.cli.search.SearchState;
import io.slipway.cli.story.Converters;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Gauge;
import io.slipway.cli.terminal.Ink;
import io.slipway.cli.terminal.Interruption;
import io.slipway.cli.terminal.Invocation;
import io.slipway.cli.terminal.Logs;
import io.slipway.cli.terminal.Terminal;
import io.slipway.cli.text.JsonText;
import io.slipway.cli.text.Words;
import io.slipway.driver.Disk;
import io.slipway.simulation.HostKind;
import io.slipway.simulation.host.SlipwayMachines;
import io.slipway.simulation.invariant.Violation;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.study.explore.Boundaries;
import io.slipway.study.explore.Case;
import io.slipway.study.explore.Explorer;
import io.slipway.study.explore.Explorer.Found;
import io.slipway.study.explore.Search;
import io.slipway.study.explore.Shrinker;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Searches for faults that break a rule. */
@Command(
        name = "explore",
        mixinStandardHelpOptions = true,
        headerHeading = "Examples:%n"
                + "  slipway explore simulations/explore.conf --seeds 1..10000%n"
                + "  slipway explore simulations/explore.conf --seeds 1..1000000 --budget 10m --state search.json%n"
                + "  slipway explore simulations/explore.conf --faults crash,node-lost --host both%n"
                + "  slipway explore simulations/quiet-week.conf --every-boundary%n%n",
        header = "Searches for faults that break a rule, and makes what it finds small.%n",
        descriptionHeading = "%n",
        description =
                "Each seed is a run of the scenario with faults of its own, drawn from the seed; the last week is free of"
                        + " them, so that everything must come to its end. All rules are checked after every event. What"
                        + " breaks one is made small, told as a story, and written to a file that \"replay\" runs again.",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no rule was broken",
            "1:a rule was broken",
            "2:a file or an option that cannot be used",
            "130:interrupted; with --state the next search goes on there"
        })
final class Explore implements Callable<Integer> {

    private static final Duration SHRINKING = Duration.ofSeconds(60);
    private static final long SAVED_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final Invocation invocation;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SCENARIO", description = "The scenario file.")
    private Path file = Path.of("");

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            converter = Bounds.Seeds.Converter.class,
            description = "Which (default: 1..1000).")
    private Bounds.Seeds seeds = new Bounds.Seeds(1, 1_000);

    @Option(
            names = "--faults",
            paramLabel = "KIND,...",
            converter = Bounds.Kinds.Converter.class,
            description = "Only these: crash, drop, repeat, delay, unanswered, node-lost, partition, journal-outage,"
                    + " journal-slow, clock-off, bad-signal, bad-process, order (default: all of them).")
    private Bounds.Kinds kinds = Bounds.Kinds.ALL;

    @Option(
            names = "--every-boundary",
            description = "Instead of seeds: one run for each place where the story can crash, which must do to the"
                    + " world exactly what the undisturbed story does.")
    private boolean everyBoundary;

    @Option(
            names = "--host",
            paramLabel = "kernel|actors|both",
            converter = Converters.HostsConverter.class,
            description = "Who runs the machines (default: kernel). Both must write the same journal.")
    private Converters.Hosts hosts = new Converters.Hosts(List.of(HostKind.KERNEL));

    @Option(
            names = "--digest",
            description = "Tell one digest of the journals of all these runs: the same seeds write the same on every"
                    + " machine and version of Java.")
    private boolean digest;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = Converters.Threads.class,
            description = "Runs at once (default: one for each core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--budget",
            paramLabel = "10m",
            converter = Converters.Time.class,
            description = "End after this time, wherever it is.")
    private Optional<Duration> budget = Optional.empty();

    @Option(names = "--state", paramLabel = "F", description = "Keep in this file how far it is, and go on from there.")
    private Optional<Path> state = Optional.empty();

    @Option(
            names = "--most",
            paramLabel = "N",
            converter = Converters.Count.class,
            description = "End when so many seeds have broken a rule (default: 1).")
    private int most = 1;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Where the files for \"replay\" go (default: the current directory).")
    private Path keep = Path.of("");

    @Option(names = "--json", description = "Write one JSON document to standard output, and nothing else there.")
    private boolean json;

    Explore(Invocation invocation, Terminal terminal) {
        this.invocation = invocation;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (hosts.kinds().contains(HostKind.ACTORS) && !invocation.isDebug()) {
            Logs.leaveOut();
        }
        Case base = base();
        Scenario scenario = base.read();
        Explorer explorer = new Explorer(scenario, new SlipwayMachines(), hosts.kinds(), kinds.kinds(), digest);
        Optional<Boundaries> boundaries = everyBoundary
                ? Optional.of(new Boundaries(
                        scenario, new SlipwayMachines(), hosts.kinds().get(0)))
                : Optional.empty();
        Optional<Violation> flaw = boundaries.flatMap(Boundaries::flaw);
        if (flaw.isPresent()) {
            return tellFlaw(flaw.get());
        }
        LongFunction<Found> cases =
                boundaries.<LongFunction<Found>>map(all -> all::crashAt).orElse(explorer::explore);
        long last = boundaries.map(all -> (long) all.size()).orElse(seeds.to());
        try (Interruption interruption = Interruption.listen()) {
            Search.Outcome outcome = search(cases, boundaries.isPresent() ? 1 : seeds.from(), last, interruption);
            List<Case> small = outcome.broken().stream()
                    .map(found -> shrunk(base, explorer, found))
                    .toList();
            answer(scenario, outcome, small);
            if (!small.isEmpty()) {
                return Exit.NO;
            }
            return interruption.isRequested() ? Exit.INTERRUPTED : Exit.DONE;
        }
    }

    private int tellFlaw(Violation flaw) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(file + " breaks " + flaw.invariant() + " without any crash: " + flaw.entity() + " " + flaw.what());
        err.flush();
        return Exit.NO;
    }

    /** The last week is free of faults, so a scenario of one week gets a second. */
    private Case base() {
        Case written = new Case(file.toString(), List.of(), 0, "", List.of());
        Scenario scenario = written.read();
        Case seeded = written.of(scenario.seed(), "", List.of());
        return scenario.weeks() > 1 || everyBoundary ? seeded : seeded.changed("weeks = 2");
    }

    private Search.Outcome search(LongFunction<Found> cases, long first, long last, Interruption interruption) {
        SearchState kept = new SearchState(
                state, file + " " + (everyBoundary ? "every boundary" : kinds.text()) + " " + hosts.kinds());
        long from = Math.max(first, kept.next(first));
        Search search = new Search(cases, from, last, most);
        long begun = System.nanoTime();
        long[] saved = {begun};
        try (Gauge gauge = new Gauge(terminal, "Exploring", new Gauge.Unit(" runs", 1), last - from + 1)) {
            Search.Outcome outcome = search.run(
                    threads,
                    done -> {
                        gauge.reached(done);
                        if (System.nanoTime() - saved[0] > SAVED_EVERY_NANOS) {
                            saved[0] = System.nanoTime();
                            kept.reached(search.reached());
                        }
                    },
                    () -> interruption.isRequested()
                            || budget.filter(most -> System.nanoTime() - begun > most.toNanos())
                                    .isPresent());
            kept.reached(outcome.next());
            return outcome;
        }
    }

    private Case shrunk(Case base, Explorer explorer, Found found) {
        String invariant = found.violation().map(Violation::invariant).orElseThrow();
        Case whole = base.of(found.seed(), invariant, found.faults());
        if (everyBoundary) {
            return whole;
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println("Seed " + found.seed() + " breaks " + invariant + "; making it small ...");
        err.flush();
        return Shrinker.shrink(whole, explorer::stillBreaks, SHRINKING);
    }

    private void answer(Scenario scenario, Search.Outcome outcome, List<Case> small) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonText.of(document(scenario, outcome, small)));
        } else {
            Ink ink = new Ink(terminal);
            out.println(ink.bold(scenario.name()) + ": " + heading());
            out.println(String.format(
                    Locale.ROOT,
                    "%s, %s in %.1f s on %s: %,.0f runs for each second of processor time",
                    Words.count(outcome.done(), "run"),
                    Words.count(outcome.events(), "event"),
                    outcome.wall().toMillis() / 1e3,
                    Words.count(threads, "thread"),
                    outcome.rate()));
            if (digest) {
                out.println("All journals together  " + outcome.journals());
            }
            small.forEach(each -> tell(out, ink, each));
            if (small.isEmpty()) {
                out.println(ink.good("No rule was broken.") + (everyBoundary ? "" : odds(outcome.done())));
            }
        }
        out.flush();
    }

    private String heading() {
        return everyBoundary
                ? "a crash at every boundary, one run each"
                : "seeds " + seeds.from() + ".." + seeds.to() + ", faults: "
                        + (kinds.equals(Bounds.Kinds.ALL) ? "of every kind" : kinds.text());
    }

    /** Hanley and Lippman-Hand, If nothing goes wrong, is everything all right? JAMA 1983: the rule of three. */
    private static String odds(long runs) {
        return runs < 3
                ? ""
                : String.format(
                        Locale.ROOT,
                        " So fewer than one run in %,d breaks one (95 %%), under this model of faults.",
                        runs / 3);
    }

    private void tell(PrintWriter out, Ink ink, Case small) {
        Path replay = keep.resolve("replay-" + small.violates() + "-" + small.seed() + ".json");
        Disk.write(replay, small.text());
        out.println();
        CaseText.of(small, hosts.kinds().get(0)).lines(ink).forEach(out::println);
        out.println("Replay  " + invocation.line(List.of("replay", replay.toString())));
    }

    private ObjectNode document(Scenario scenario, Search.Outcome outcome, List<Case> small) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("scenario", scenario.name())
                .put("runs", outcome.done())
                .put("next", outcome.next())
                .put("events", outcome.events())
                .put("wallMillis", outcome.wall().toMillis())
                .put("cpuMillis", outcome.cpu().toMillis())
                .put("runsPerCpuSecond", Math.round(outcome.rate()))
                .put("faults", everyBoundary ? "every boundary" : kinds.text());
        if (digest) {
            document.put("journals", outcome.journals());
        }
        ArrayNode broken = document.putArray("broken");
        for (int i = 0; i < small.size(); i++) {
            Violation violation = outcome.broken().get(i).violation().orElseThrow();
            broken.addObject()
                    .put("seed", outcome.broken().get(i).seed())
                    .put("invariant", violation.invariant())
                    .put("entity", violation.entity().path())
                    .put("what", violation.what())
                    .put("faults", small.get(i).faults().size())
                    .put("case", small.get(i).text());
        }
        return document;
    }
}
