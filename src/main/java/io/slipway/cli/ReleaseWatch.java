package io.slipway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.cli.remote.ReleaseTree;
import io.slipway.cli.remote.RemoteCommand;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Ink;
import io.slipway.cli.terminal.Interruption;
import io.slipway.cli.terminal.Terminal;
import io.slipway.server.client.ApiClient;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows a release as it happens, until it is over. */
@Command(
        name = "watch",
        header = "Shows a release as it happens, until it is over: stages, and the accounts and jobs on their way.",
        description =
                "On a terminal the tree is drawn again and again; elsewhere a line is written whenever something changes.",
        exitCodeList = {
            "0:the release completed",
            "1:it ended otherwise",
            "2:bad usage",
            "3:the node cannot be reached",
            "130:interrupted"
        })
final class ReleaseWatch extends RemoteCommand {

    private static final List<String> OVER = List.of("completed", "rejected", "rolled_back", "canceled", "skipped");
    private static final Duration ROUND = Duration.ofMillis(500);
    private static final int LINES = 23;
    private static final String HOME = "\u001b[H\u001b[2J";

    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "RELEASE", description = "Its name; the latest if left out.")
    private Optional<String> release = Optional.empty();

    ReleaseWatch(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return carriedOut(this::watch);
    }

    private int watch() {
        ApiClient client = options().client();
        String name = Release.named(release, client);
        ReleaseTree tree = new ReleaseTree(new Ink(terminal), ZoneId.systemDefault());
        String before = "";
        try (Interruption interruption = Interruption.listen()) {
            while (!interruption.isRequested()) {
                JsonNode state = client.get("/v1/releases/" + name);
                JsonNode moving =
                        client.get("/v1/accounts?moving=true&limit=100").path("accounts");
                before = show(tree, state, moving, before);
                if (OVER.contains(state.path("phase").textValue())) {
                    return state.path("phase").textValue().equals("completed") ? Exit.DONE : Exit.NO;
                }
                interruption.pause(ROUND);
            }
        }
        return Exit.INTERRUPTED;
    }

    private String show(ReleaseTree tree, JsonNode state, JsonNode moving, String before) {
        PrintWriter out = out();
        if (options().json()) {
            String now = state.toString();
            if (!now.equals(before)) {
                out.println(now);
            }
            out.flush();
            return now;
        }
        if (terminal.colour()) {
            out.print(HOME);
            tree.lines(state, moving, Instant.now(), LINES).forEach(out::println);
            out.flush();
            return before;
        }
        String now = String.join("\n", tree.lines(state, moving, Instant.EPOCH, LINES));
        if (!now.equals(before)) {
            out.println(now);
            out.flush();
        }
        return now;
    }

    @Override
    protected JsonNode ask(ApiClient client) {
        return client.get("/v1/releases/" + Release.named(release, client));
    }

    @Override
    protected void tell(JsonNode answer, PrintWriter out) {
        out.println(answer.path("phase").textValue());
    }
}
