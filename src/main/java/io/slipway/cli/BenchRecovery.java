package io.slipway.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.cli.story.Converters;
import io.slipway.cli.terminal.Complaint;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.TemporaryDirectory;
import io.slipway.cli.text.JsonText;
import io.slipway.cluster.journal.Database;
import io.slipway.driver.Disk;
import io.slipway.server.trial.Recovery;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScenarioReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how long the coordinator takes to come back from a long journal. */
@Command(
        name = "recovery",
        mixinStandardHelpOptions = true,
        headerHeading = "Examples:%n"
                + "  slipway bench recovery simulations/a-year.conf                     a fleet of 10,000%n"
                + "  slipway bench recovery simulations/a-year.conf --accounts 1000%n%n",
        header = "Measures how long the coordinator takes to come back from a long journal.%n",
        descriptionHeading = "%n",
        description =
                "A simulation writes the coordinator's journal into an embedded database, without the snapshots that a"
                        + " live node makes. A node starts on it, and the first order is sent: measured is the time until the"
                        + " coordinator has read all of its journal and answered. Exit code 1 if that takes longer than 5 s.",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n")
final class BenchRecovery implements Callable<Integer> {

    private static final Duration ASKED = Duration.ofSeconds(5);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SCENARIO", description = "What the coordinator has behind it.")
    private Path file = Path.of("");

    @Option(
            names = "--accounts",
            paramLabel = "N",
            converter = Converters.Count.class,
            description = "The generated fleet (default: 10000).")
    private int accounts = 10_000;

    @Option(names = "--json", description = "Write one JSON document to standard output, and nothing else there.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Scenario scenario = ScenarioReader.open(file, List.of("fleet.generate.accounts = " + accounts))
                .scenario();
        Path directory = TemporaryDirectory.create("slipway-recovery", "make room");
        try {
            Database database = new Database(Database.Kind.H2, Database.embedded(directory), "sa", "");
            Recovery.Figures figures = new Recovery(directory, database, scenario).run();
            tell(scenario, figures);
            return figures.answered().compareTo(ASKED) <= 0 ? Exit.DONE : Exit.NO;
        } catch (SQLException | IllegalStateException failure) {
            throw Complaint.unreachable(String.valueOf(failure.getMessage()), "see the log");
        } finally {
            Disk.delete(directory);
        }
    }

    private void tell(Scenario scenario, Recovery.Figures figures) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonText.of(JsonNodeFactory.instance
                    .objectNode()
                    .put("weeks", scenario.weeks())
                    .put("accounts", scenario.accounts().size())
                    .put("events", figures.events())
                    .put("bytes", figures.bytes())
                    .put("startedMillis", figures.started().toMillis())
                    .put("answeredMillis", figures.answered().toMillis())));
        } else {
            out.printf(
                    Locale.ROOT,
                    "Recovery: the coordinator of %,d accounts, %d weeks old: %,d events, %,d KiB, no snapshot%n",
                    scenario.accounts().size(),
                    scenario.weeks(),
                    figures.events(),
                    figures.bytes() >> 10);
            out.printf(
                    Locale.ROOT,
                    "  the node is ready after %.1f s, and the coordinator answers %.1f s after the first order (asked: %d s)%n",
                    figures.started().toMillis() / 1e3,
                    figures.answered().toMillis() / 1e3,
                    ASKED.toSeconds());
        }
        out.flush();
    }
}
