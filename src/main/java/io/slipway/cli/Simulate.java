package io.slipway.cli;

import io.slipway.cli.canary.ReportFile;
import io.slipway.cli.story.Converters;
import io.slipway.cli.story.JournalFile;
import io.slipway.cli.story.Pace;
import io.slipway.cli.story.Performance;
import io.slipway.cli.story.Story;
import io.slipway.cli.story.StoryOptions;
import io.slipway.cli.terminal.Complaint;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Interruption;
import io.slipway.cli.terminal.Invocation;
import io.slipway.cli.terminal.Logs;
import io.slipway.cli.terminal.Terminal;
import io.slipway.cli.terminal.Unexpected;
import io.slipway.simulation.HostKind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs weeks of releases in virtual time, and tells what became of them. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        headerHeading = "Examples:%n"
                + "  slipway simulate simulations/quiet-week.conf%n"
                + "  slipway simulate simulations/a-year.conf --seed 7 --weeks 10 --host kernel%n"
                + "  slipway simulate simulations/quiet-week.conf --pace 5040x%n"
                + "  slipway simulate simulations/patched-on-wednesday.conf --report week.html%n"
                + "  slipway simulate simulations/quiet-week.conf --json --journal week.jsonl%n%n",
        header = "Runs weeks of releases in virtual time and tells what became of them.%n",
        descriptionHeading = "%n",
        description =
                "Prints the timeline, a table of each week, and the figures. Every invariant is checked after every"
                        + " event. The same seed gives the same journal, byte for byte, on both hosts.",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, all invariants held",
            "1:an invariant was violated; with --expect also: an expectation was not met",
            "2:a file or an option that cannot be used",
            "3:the journal cannot be written",
            "130:interrupted"
        })
final class Simulate implements Callable<Integer> {

    private final Invocation invocation;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoryOptions options = new StoryOptions();

    @Option(
            names = "--host",
            paramLabel = "kernel|actors",
            converter = Converters.Host.class,
            description = "Who runs the machines: the fast kernel (default), or persistent actors, as when live.")
    private HostKind host = HostKind.KERNEL;

    @Option(
            names = "--pace",
            paramLabel = "5040x",
            converter = Pace.Converter.class,
            description = "Let virtual time pass so many times faster than real time, and tell the story as it happens:"
                    + " at 5040x a week takes two minutes.")
    private Optional<Pace> pace = Optional.empty();

    @Option(names = "--journal", paramLabel = "F.jsonl", description = "Write every event to this file, as JSON Lines.")
    private Optional<Path> journal = Optional.empty();

    @Option(
            names = "--report",
            paramLabel = "F.html",
            description = "Write a report with charts into this file; it needs no network. What was there is replaced.")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--force", description = "Replace the journal file if it exists.")
    private boolean force;

    @Option(names = "--json", description = "Write one JSON document to standard output, and nothing else there.")
    private boolean json;

    @Option(
            names = "--expect",
            description = "Exit with 1 if the result is not what the scenario's block \"expect\" promises. Without it"
                    + " that is only said, and only if seed, weeks and policy are those of the file.")
    private boolean expect;

    Simulate(Invocation invocation, Terminal terminal) {
        this.invocation = invocation;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Story story = options.story();
        PrintWriter err = spec.commandLine().getErr();
        story.doubts().forEach(err::println);
        err.flush();
        if (host == HostKind.ACTORS && !invocation.isDebug()) {
            Logs.leaveOut();
        }
        Performance performance = new Performance(
                story,
                host,
                pace,
                json,
                expect,
                repeat(story),
                report.map(ReportFile::at),
                terminal,
                spec.commandLine().getOut(),
                err);
        try (Interruption interruption = Interruption.listen()) {
            return journal.isPresent()
                    ? perform(performance, interruption, journal.get())
                    : performance.perform(interruption, OutputStream.nullOutputStream());
        } catch (Complaint complaint) {
            throw complaint;
        } catch (RuntimeException mistake) {
            throw new Unexpected(performance.repeat(), mistake);
        }
    }

    private int perform(Performance performance, Interruption interruption, Path target) {
        try (JournalFile file = JournalFile.open(target, force)) {
            try {
                int code = performance.perform(interruption, file.stream());
                if (code != Exit.INTERRUPTED) {
                    file.commit();
                }
                return code;
            } catch (RuntimeException failure) {
                throw unwritten(failure).<RuntimeException>map(file::complaint).orElse(failure);
            }
        }
    }

    /** A failure to write the journal comes out of the depths of a run. */
    private static Optional<IOException> unwritten(Throwable failure) {
        Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
                return Optional.of(unchecked.getCause());
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private String repeat(Story story) {
        List<String> words = new ArrayList<>(List.of("simulate"));
        words.addAll(story.arguments());
        words.addAll(List.of("--host", Converters.Host.name(host)));
        return invocation.line(words);
    }
}
