package io.slipway.cli.remote;

import io.slipway.cli.terminal.Complaint;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Interruption;
import io.slipway.cli.terminal.Invocation;
import io.slipway.cli.terminal.Logs;
import io.slipway.cli.terminal.TemporaryDirectory;
import io.slipway.driver.Disk;
import io.slipway.server.node.Conduct;
import io.slipway.server.node.Node;
import io.slipway.server.node.NodeFile;
import io.slipway.server.node.NodeSettings;
import io.slipway.server.node.NotStarted;
import io.slipway.server.trial.Trial;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs a node for a command until it is interrupted. Only this class of the command line knows the server. */
public final class LiveNode {

    private static final Duration ROUND = Duration.ofHours(1);
    private static final Duration HAND_OVER = Duration.ofSeconds(100);
    private static final Duration ENDED_EVERY = Duration.ofMillis(200);

    private final PrintWriter out;
    private final Invocation invocation;

    public LiveNode(PrintWriter out, Invocation invocation) {
        this.out = out;
        this.invocation = invocation;
    }

    /** Runs the node of a configuration. */
    public int run(Path config) {
        NodeSettings settings = NodeFile.read(config);
        Logs.ofNode(settings.conduct().log() == Conduct.LogForm.JSON);
        try (Interruption interruption = Interruption.listen(HAND_OVER);
                Node node = started(settings)) {
            say("Slipway serves at " + node.address() + "; Ctrl-C ends it, its stream processes go on.");
            while (!interruption.isRequested()) {
                if (node.hasEnded()) {
                    throw Complaint.unreachable(
                            node.whyEnded(), "start it again once it can; what it looked after has gone on elsewhere");
                }
                interruption.pause(ENDED_EVERY);
            }
        }
        return Exit.DONE;
    }

    /** Creates the tables of a configuration's journal. */
    public int createSchema(Path config) {
        NodeSettings settings = NodeFile.read(config);
        try {
            int applied = settings.database().migrate();
            String version = settings.database().tables().version().orElse("?");
            say(applied == 0 ? "the tables are there, of version " + version : "made the tables of version " + version);
            return Exit.DONE;
        } catch (SQLException unreachable) {
            throw Complaint.unreachable(
                    "the journal " + settings.database().url() + " cannot be used: " + unreachable.getMessage(),
                    "see that the database runs and that url, user and password-from are right");
        }
    }

    /** Runs a trial: a fresh one proposes a release at once. */
    public int runTrial(Optional<Path> kept, int port, Duration week) {
        Path directory = kept.map(Path::toAbsolutePath)
                .orElseGet(() -> TemporaryDirectory.create("slipway-trial", "name one with --directory"));
        try (Interruption interruption = Interruption.listen()) {
            try (Trial trial = startedTrial(directory, port)) {
                introduce(trial, directory, week);
                wait(interruption);
                say("Ending, with all its processes.");
            }
            if (kept.isEmpty()) {
                delete(directory);
            }
        }
        return Exit.DONE;
    }

    private void introduce(Trial trial, Path directory, Duration week) {
        say("Slipway serves at " + trial.address() + "; it keeps its things in " + directory);
        say("Ten accounts are being registered, and their stream processes started ...");
        if (!trial.awaitFleet()) {
            say("Not all of them joined in time; see the logs in " + directory.resolve("processes"));
        }
        if (trial.rehearseFirst("2026.48", "2026.48.0", week)) {
            say("Release 2026.48 is proposed: its week takes " + week.toSeconds() + " seconds from now.");
        }
        String server = trial.address().endsWith(":8470") ? "" : " --server " + trial.address();
        say("");
        say("Open  " + trial.address() + "/                 what the API can do");
        say("      " + trial.address() + "/v1/changes       what happens, as it happens");
        say("      " + trial.address() + "/metrics          for Prometheus");
        say("Type  " + line("release", "watch") + server);
        say("      " + line("account", "list") + server);
        say("      " + line("release", "pause", "--reason", "lunch") + server + "     and: release resume");
        say("      " + line("release", "create", "2026.49", "--build", "2026.49.0", "--rehearse", "2m") + server);
        say("      " + line("release", "create", "2026.50", "--build", "2026.50.0-broken", "--rehearse", "2m") + server
                + "    its workers never come online");
        say("Ctrl-C ends it all, with every process.");
    }

    private String line(String... words) {
        return invocation.line(List.of(words));
    }

    private static Node started(NodeSettings settings) {
        try {
            return Node.start(settings);
        } catch (NotStarted why) {
            throw Complaint.unreachable(why.what(), why.mend());
        }
    }

    private static Trial startedTrial(Path directory, int port) {
        try {
            return Trial.start(directory, port);
        } catch (NotStarted why) {
            throw Complaint.unreachable(why.what(), why.mend());
        }
    }

    private static void wait(Interruption interruption) {
        while (!interruption.isRequested()) {
            interruption.pause(ROUND);
        }
    }

    private static void delete(Path files) {
        try {
            Disk.delete(files);
        } catch (UncheckedIOException left) {
            throw Complaint.unreachable(String.valueOf(left.getMessage()), "delete it by hand");
        }
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
