package io.slipway.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.cli.story.Converters;
import io.slipway.cli.terminal.Complaint;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Interruption;
import io.slipway.cli.terminal.TemporaryDirectory;
import io.slipway.cli.text.JsonText;
import io.slipway.cluster.journal.Database;
import io.slipway.driver.Disk;
import io.slipway.server.trial.Load;
import io.slipway.server.trial.PostgresServer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures a live node under the load of a large fleet. */
@Command(
        name = "live",
        mixinStandardHelpOptions = true,
        headerHeading =
                "Examples:%n"
                        + "  slipway bench live --accounts 1000                    a quick look%n"
                        + "  slipway bench live --journal postgresql               100,000 accounts with 5 jobs each; many minutes%n%n",
        header = "Measures a live node under the load of a large fleet.%n",
        descriptionHeading = "%n",
        description =
                "Registers accounts over the API of a node, then updates all of them in one wave, while others read"
                        + " from it. The ports do at once what they are asked, so the control plane alone is measured: time until"
                        + " every account has taken its order, answers to readers, processor time when idle, heap. With"
                        + " postgresql it starts a server of its own, from the programs that are installed.",
        optionListHeading = "%nOptions:%n")
final class BenchLive implements Callable<Integer> {

    private static final double MILLIS = 1e6;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--accounts",
            paramLabel = "N",
            converter = Converters.Count.class,
            description = "The fleet (default: 100000).")
    private int accounts = 100_000;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            converter = Converters.Count.class,
            description = "Stream jobs of each account (default: 5).")
    private int jobs = 5;

    @Option(names = "--journal", paramLabel = "h2|postgresql", description = "Where the journal is (default: h2).")
    private Database.Kind journal = Database.Kind.H2;

    @Option(
            names = "--watch",
            paramLabel = "MINUTES",
            converter = Converters.Count.class,
            description = "How long each phase of the wave is watched at most (default: 10).")
    private int watch = 10;

    @Option(names = "--json", description = "Write one JSON document to standard output, and nothing else there.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        return Interruption.interrupting(this::measure);
    }

    private int measure() throws InterruptedException {
        Path directory = TemporaryDirectory.create("slipway-bench", "make room");
        try {
            Load.Figures figures = journal == Database.Kind.H2
                    ? measured(directory, new Database(journal, Database.embedded(directory), "sa", ""))
                    : onPostgres(directory);
            tell(figures);
        } finally {
            Disk.delete(directory);
        }
        return Exit.DONE;
    }

    private Load.Figures onPostgres(Path directory) throws InterruptedException {
        if (PostgresServer.programs().isEmpty()) {
            throw Complaint.unreachable("PostgreSQL is not installed", "install it, or measure with --journal h2");
        }
        try (PostgresServer server = PostgresServer.start(0)) {
            var unused = server.database().migrate();
            return measured(directory, server.database());
        } catch (SQLException failure) {
            throw Complaint.unreachable("PostgreSQL: " + failure.getMessage(), "see its log");
        }
    }

    private Load.Figures measured(Path directory, Database database) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        AtomicReference<String> told = new AtomicReference<>("");
        Load load = new Load(
                directory, database, new Load.Size(accounts, jobs, Duration.ofMinutes(watch)), (what, done) -> {
                    String line = what + " " + 10 * (10L * done / accounts) + " %";
                    if (!told.getAndSet(line).equals(line)) {
                        err.println(line);
                        err.flush();
                    }
                });
        return load.run();
    }

    private void tell(Load.Figures figures) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonText.of(document(figures)));
        } else {
            out.printf(
                    Locale.ROOT,
                    "Live node: %,d accounts with %d stream jobs each, journal %s%n",
                    accounts,
                    jobs,
                    kind());
            out.printf(
                    Locale.ROOT,
                    "  registered   %s, %,.0f accounts/s%n",
                    seconds(Optional.of(figures.registered())),
                    accounts / (figures.registered().toMillis() / 1000.0));
            out.printf(Locale.ROOT, "  idle         %.1f %% of a core%n", 100 * figures.idle());
            out.printf(Locale.ROOT, "  one wave     all have taken their order in %s%n", seconds(figures.issued()));
            out.printf(Locale.ROOT, "               and are updated %s later%n", seconds(figures.updated()));
            out.printf(Locale.ROOT, "               %,.0f events/s journaled%n", figures.events());
            out.printf(
                    Locale.ROOT,
                    "  readers      %,d answers; median %.1f ms, 99 of 100 within %.1f ms%n",
                    figures.answers().answers(),
                    figures.answers().median().toNanos() / MILLIS,
                    figures.answers().p99().toNanos() / MILLIS);
            out.printf(Locale.ROOT, "  heap         %,d MiB after a collection%n", figures.heap() >> 20);
        }
        out.flush();
    }

    private String seconds(Optional<Duration> time) {
        return time.map(found -> String.format(Locale.ROOT, "%.1f s", found.toMillis() / 1000.0))
                .orElse("more than " + watch + " min");
    }

    private String kind() {
        return journal.name().toLowerCase(Locale.ROOT);
    }

    private ObjectNode document(Load.Figures figures) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("accounts", accounts).put("jobs", jobs).put("journal", kind());
        node.put("registeredMillis", figures.registered().toMillis());
        node.put("idleCores", figures.idle());
        figures.issued().ifPresent(time -> node.put("issuedMillis", time.toMillis()));
        figures.updated().ifPresent(time -> node.put("updatedMillis", time.toMillis()));
        node.put("eventsPerSecond", figures.events());
        node.put("answers", figures.answers().answers());
        node.put("medianAnswerMillis", figures.answers().median().toNanos() / MILLIS);
        node.put("p99AnswerMillis", figures.answers().p99().toNanos() / MILLIS);
        node.put("heapBytes", figures.heap());
        return node;
    }
}
