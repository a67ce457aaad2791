package io.slipway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.cli.remote.EventLine;
import io.slipway.cli.remote.ReleaseTree;
import io.slipway.cli.remote.RemoteCommand;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Ink;
import io.slipway.cli.terminal.Interruption;
import io.slipway.cli.terminal.Screen;
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
        header = "Shows a release as it happens, until it is over: stages, and the accounts and jobs to look at first.",
        description =
                "On a terminal the tree is drawn again and again, never higher than the terminal; elsewhere one line is"
                        + " written for each change, and with --json one document whenever the release has changed.",
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
    private static final int ACCOUNTS = 100;
    private static final int EVENTS = 500;
    private static final String CLEAR = "\u001b[2J";
    private static final String HOME = "\u001b[H";
    private static final String REST_OF_LINE = "\u001b[K";
    private static final String BELOW = "\u001b[J";

    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "RELEASE", description = "Its name; the latest if left out.")
    private Optional<String> release = Optional.empty();

    ReleaseWatch(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Draws what there is to see now. */
    private interface View {

        void draw(JsonNode tree);
    }

    @Override
    public Integer call() {
        return carriedOut(this::watch);
    }

    private int watch() {
        ApiClient client = options().client();
        String name = Release.named(release, client);
        try (Interruption interruption = Interruption.listen();
                Screen screen = Screen.ofProcess()) {
            View view = view(client, screen);
            while (!interruption.isRequested()) {
                JsonNode tree = client.get("/v1/releases/" + name + "/tree?limit=" + ACCOUNTS);
                view.draw(tree);
                out().flush();
                String phase = tree.path("phase").textValue();
                if (OVER.contains(phase)) {
                    return phase.equals("completed") ? Exit.DONE : Exit.NO;
                }
                interruption.pause(ROUND);
            }
        }
        return Exit.INTERRUPTED;
    }

    private View view(ApiClient client, Screen screen) {
        if (options().json()) {
            return new Documents();
        } else if (terminal.colour() || terminal.unicode()) {
            out().print(CLEAR);
            return tree -> redraw(tree, screen);
        }
        return new Log(client);
    }

    /** The last line stays free, for a line feed there would move everything. */
    private void redraw(JsonNode tree, Screen screen) {
        PrintWriter out = out();
        out.print(HOME);
        new ReleaseTree(new Ink(terminal), ZoneId.systemDefault(), Instant.now(), screen.columns())
                .lines(tree, screen.rows() - 1)
                .forEach(line -> out.print(line + REST_OF_LINE + "\n"));
        out.print(BELOW);
    }

    @Override
    protected JsonNode ask(ApiClient client) {
        return client.get("/v1/releases/" + Release.named(release, client));
    }

    @Override
    protected void tell(JsonNode answer, PrintWriter out) {
        out.println(answer.path("phase").textValue());
    }

    /** One document for each change of the release. */
    private final class Documents implements View {

        private String before = "";

        @Override
        public void draw(JsonNode tree) {
            String now = tree.toString();
            if (!now.equals(before)) {
                out().println(now);
                before = now;
            }
        }
    }

    /** First the tree, then a line for each event. */
    private final class Log implements View {

        private static final int LINES = 40;
        private static final int COLUMNS = 200;

        private final ApiClient client;
        private final EventLine line = new EventLine(ZoneId.systemDefault());
        private Optional<Long> heard = Optional.empty();

        Log(ApiClient client) {
            this.client = client;
        }

        @Override
        public void draw(JsonNode tree) {
            if (heard.isEmpty()) {
                new ReleaseTree(new Ink(Terminal.NONE), ZoneId.systemDefault(), Instant.now(), COLUMNS)
                        .lines(tree, LINES)
                        .forEach(out()::println);
                heard = Optional.of(tree.path("position").longValue());
                return;
            }
            JsonNode page;
            do {
                page = client.get("/v1/events?limit=" + EVENTS + "&after=" + heard.orElse(0L));
                if (page.path("missed").booleanValue()) {
                    out().println("... some changes went by too fast to be told");
                }
                page.path("events").forEach(change -> line.of(change).ifPresent(out()::println));
                heard = Optional.of(page.path("last").longValue());
            } while (page.path("events").size() == EVENTS);
        }
    }
}
