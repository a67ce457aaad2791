package io.slipway.cli;

import io.slipway.cli.terminal.Complaint;
import io.slipway.cli.terminal.Invocation;
import io.slipway.cli.terminal.Logs;
import io.slipway.cli.terminal.Terminal;
import io.slipway.cli.validation.Validator;
import io.slipway.conf.validation.MatrixReader;
import io.slipway.machine.Build;
import io.slipway.policy.ValidationMatrix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a validation matrix against a build, for real. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        headerHeading = "Examples:%n"
                + "  slipway validate simulations/validation/matrix.conf --build 2026.48.0%n"
                + "  slipway validate matrix.conf --build 2026.48.0 --only suite=performance,cloud=aws%n"
                + "  slipway validate matrix.conf --build 2026.48.0 --rerun performance/aws/emr%n"
                + "  slipway validate matrix.conf --build 2026.48.0 --json | jq .validated%n%n",
        header = "Runs a validation matrix against a build, for real.%n",
        descriptionHeading = "%n",
        description = "Every cell runs its command, asks its webhook or waits for its posted result. What each attempt"
                + " comes to is on the disk before anything follows from it: the same command after a crash or Ctrl-C"
                + " goes on where it was. A build is validated when every required cell passed.",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:validated",
            "1:not validated",
            "2:a file or an option that cannot be used",
            "3:the state cannot be written, or the port is taken",
            "130:interrupted; nothing is left running"
        })
final class Validate implements Callable<Integer> {

    private final Invocation invocation;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "MATRIX", description = "The file of the matrix.")
    private Path file = Path.of("");

    @Option(names = "--build", required = true, paramLabel = "B", description = "The build to validate: 2026.48.0")
    private String build = "";

    @Option(
            names = "--release",
            paramLabel = "R",
            description = "Its release. Without it, the build up to its last dot.")
    private Optional<String> release = Optional.empty();

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Where journal and logs are kept, by release. Default: ${DEFAULT-VALUE}")
    private Path state = Path.of("validation-state");

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "suite=S,cloud=C,platform=P",
            description = "Run only cells of these names. The others still count.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--rerun",
            paramLabel = "CELL",
            description = "Run this cell again, whatever it came to; \"failed\" stands for all that did not pass.")
    private List<String> rerun = new ArrayList<>();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why cells are run again; recorded. Default: ${DEFAULT-VALUE}")
    private String reason = "asked for on the command line";

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "Commands and webhooks at once, 1 to 256. Default: ${DEFAULT-VALUE}")
    private int concurrency = 4;

    @Option(
            names = "--listen",
            paramLabel = "PORT",
            description =
                    "The loopback port at which results are taken, if the matrix waits for any. Default: one that is"
                            + " free.")
    private int port;

    @Option(names = "--json", description = "Write one JSON document to standard output, and nothing else there.")
    private boolean json;

    Validate(Invocation invocation, Terminal terminal) {
        this.invocation = invocation;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        ValidationMatrix matrix = MatrixReader.read(file);
        if (!invocation.isDebug()) {
            Logs.leaveOut();
        }
        named("--build", build);
        String ofRelease =
                release.orElseGet(() -> build.contains(".") ? build.substring(0, build.lastIndexOf('.')) : build);
        named("--release", ofRelease);
        within("--concurrency", concurrency, 1, 256);
        within("--listen", port, 0, 65_535);
        Validator validator = new Validator(matrix, ofRelease, new Build(build), state, terminal, json);
        return validator.run(only, rerun, reason, concurrency, port, spec.commandLine());
    }

    private static void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw Complaint.badInput(
                    option + " must be from " + least + " to " + most + ", found " + value,
                    "write " + option + " " + Math.max(least, 1));
        }
    }

    private static void named(String option, String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw Complaint.badInput(
                    option + " \"" + name + "\" is no name of letters, digits, '.', '-' and '_'",
                    "write for example 2026.48.0");
        }
    }
}
