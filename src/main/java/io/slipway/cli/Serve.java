package io.slipway.cli;

import io.slipway.cli.remote.LiveNode;
import io.slipway.cli.story.Converters;
import io.slipway.cli.terminal.Complaint;
import io.slipway.cli.terminal.Invocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a live node. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        headerHeading = "Examples:%n"
                + "  slipway serve --try                         ten accounts, real processes, a week in two minutes%n"
                + "  slipway serve --config config/local.conf    a node by itself, nothing else to install%n"
                + "  slipway serve --config config/cluster.conf --create-schema    the tables in PostgreSQL, once%n%n",
        header = "Starts a live node: API, journal, drivers; a member of a cluster.%n",
        descriptionHeading = "%n",
        description = "Runs until it is interrupted. The stream processes go on without it, and are found again when it"
                + " starts again; those of a trial end with it.",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ended in order",
            "2:a file or an option that cannot be used",
            "3:the journal, the directory or the address cannot be used"
        })
final class Serve implements Callable<Integer> {

    private final Invocation invocation;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", paramLabel = "F", description = "The node's configuration; see config/local.conf.")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--try", description = "A node to try, with accounts, sample workers and a release week.")
    private boolean trial;

    @Option(
            names = "--directory",
            paramLabel = "D",
            description = "Where a trial keeps its things; it goes on there later. A temporary one if left out.")
    private Optional<Path> directory = Optional.empty();

    @Option(names = "--port", paramLabel = "N", description = "Where a trial listens (default 8470; 0: any).")
    private int port = 8470;

    @Option(
            names = "--week",
            paramLabel = "2m",
            converter = Converters.ShortWeek.class,
            description = "How long a trial's release week takes (default 2m).")
    private Duration week = Duration.ofMinutes(2);

    @Option(names = "--create-schema", description = "Create the tables of the journal, and end.")
    private boolean createSchema;

    Serve(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if (trial == config.isPresent()) {
            throw Complaint.badInput(
                    trial ? "--try and --config are two ways to start a node" : "it is not said which node to start",
                    "write serve --try, or serve --config config/local.conf");
        }
        LiveNode node = new LiveNode(spec.commandLine().getOut(), invocation);
        if (trial) {
            return node.runTrial(directory, port, week);
        }
        Path file = config.orElseThrow();
        return createSchema ? node.createSchema(file) : node.run(file);
    }
}
