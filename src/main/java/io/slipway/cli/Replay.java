package io.slipway.cli;

import io.slipway.cli.search.CaseFile;
import io.slipway.cli.search.CaseText;
import io.slipway.cli.story.Converters;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Ink;
import io.slipway.cli.terminal.Invocation;
import io.slipway.cli.terminal.Logs;
import io.slipway.cli.terminal.Terminal;
import io.slipway.driver.Disk;
import io.slipway.simulation.HostKind;
import io.slipway.study.explore.Case;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a case again, and tells it. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        headerHeading = "Examples:%n"
                + "  slipway replay replay-I5-820.json%n"
                + "  slipway replay replay-I5-820.json --regression simulations/regressions%n%n",
        header = "Runs a case that broke a rule again, and tells it in at most twenty lines.%n",
        descriptionHeading = "%n",
        description =
                "The file holds the scenario, what is different from it, the seed and the faults; \"explore\" writes"
                        + " it, and so can you. The same file gives the same run, on both hosts.",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every rule held", "1:a rule is broken", "2:a file or an option that cannot be used"})
final class Replay implements Callable<Integer> {

    private final Invocation invocation;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The case.")
    private Path file = Path.of("");

    @Option(
            names = "--host",
            paramLabel = "kernel|actors",
            converter = Converters.Host.class,
            description = "Who runs the machines (default: kernel).")
    private HostKind host = HostKind.KERNEL;

    @Option(
            names = "--regression",
            paramLabel = "DIR",
            description = "Keep the case in this directory, whose cases every build runs: there it must hold.")
    private Optional<Path> regression = Optional.empty();

    Replay(Invocation invocation, Terminal terminal) {
        this.invocation = invocation;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (host == HostKind.ACTORS && !invocation.isDebug()) {
            Logs.leaveOut();
        }
        Case told = CaseFile.read(file);
        PrintWriter out = spec.commandLine().getOut();
        CaseText text = CaseText.of(told, host);
        text.lines(new Ink(terminal)).forEach(out::println);
        regression.ifPresent(directory -> {
            Path kept = directory.resolve(String.valueOf(file.getFileName()));
            Disk.write(kept, told.text());
            out.println("Kept as " + kept);
        });
        out.flush();
        return text.trial().isSound() ? Exit.DONE : Exit.NO;
    }
}
