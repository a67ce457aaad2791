package io.slipway.cli.validation;

import io.slipway.cli.local.LocalJournal;
import io.slipway.cli.terminal.Complaint;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Ink;
import io.slipway.cli.terminal.Interruption;
import io.slipway.cli.terminal.Terminal;
import io.slipway.cli.text.JsonText;
import io.slipway.cluster.EntityKind;
import io.slipway.driver.validation.PostBox;
import io.slipway.driver.validation.ValidationSetup;
import io.slipway.machine.Build;
import io.slipway.policy.CellRunner;
import io.slipway.policy.ValidationMatrix;
import io.slipway.train.Actor;
import io.slipway.train.Actor.Role;
import io.slipway.train.CellRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;

/**
 * Carries a validation out in front of a person.
 *
 * @param state journal and logs are kept here, in a directory of the release
 */
public record Validator(
        ValidationMatrix matrix, String release, Build build, Path state, Terminal terminal, boolean json) {

    private static final int LOG_LIMIT = 4 << 20;

    /** Shorter than a process waits for an interruption to be attended to. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Returns the exit code. */
    public int run(List<String> only, List<String> rerun, String reason, int concurrency, int port, CommandLine streams)
            throws InterruptedException {
        Selection selection = Selection.of(only, matrix);
        Path directory = state.resolve(release);
        PostBox box = new PostBox();
        ValidationSetup setup = new ValidationSetup(concurrency, directory.resolve("logs"), LOG_LIMIT, PATIENCE);
        Path file = directory.resolve("journal.jsonl");
        LocalJournal journal = LocalJournal.open(file, Set.of(EntityKind.TRAIN))
                .orElseThrow(() -> Complaint.badInput(
                        file + ": another validation of this release is running",
                        "wait for it, or name another --state"));
        PrintWriter err = streams.getErr();
        try (Interruption interruption = Interruption.listen();
                ValidationRun run = new ValidationRun(release, build, selection, journal, setup, box)) {
            Optional<Postings> postings =
                    waitsForOthers(selection) ? Optional.of(Postings.open(port, directory, box)) : Optional.empty();
            try {
                postings.ifPresent(open -> err.println(open.sentence()));
                err.flush();
                run.begin(matrix, rerun, new Actor(person(), Role.RELEASE_MANAGER), reason);
                LiveTable table = new LiveTable(terminal, err, concurrency);
                boolean finished = run.run(interruption, table);
                table.clear();
                return finished ? told(run, true, streams) : interrupted(run, streams);
            } finally {
                postings.ifPresent(Postings::close);
            }
        }
    }

    private int interrupted(ValidationRun run, CommandLine streams) {
        int running = run.running().size();
        long awaited =
                run.standing().cells().stream().filter(CellRun::isAwaited).count();
        run.stop();
        told(run, false, streams);
        streams.getErr()
                .println("interrupted: " + running + " running cells were stopped, " + (awaited - running)
                        + " had not begun; the same command goes on from here");
        streams.getErr().flush();
        return Exit.INTERRUPTED;
    }

    private int told(ValidationRun run, boolean finished, CommandLine streams) {
        ValidationReport report = new ValidationReport(matrix.name(), release, build, run.standing(), finished);
        PrintWriter out = streams.getOut();
        if (json) {
            out.println(JsonText.of(report.document()));
        } else {
            report.print(out, new Ink(terminal));
        }
        out.flush();
        return run.standing().isPassed() ? Exit.DONE : Exit.NO;
    }

    private boolean waitsForOthers(Selection selection) {
        return matrix.cells().stream()
                .anyMatch(cell -> selection.contains(cell.id()) && !(cell.runner() instanceof CellRunner.Command));
    }

    private static String person() {
        return System.getProperty("user.name", "somebody");
    }
}
