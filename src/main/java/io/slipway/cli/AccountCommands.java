package io.slipway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.cli.remote.Order;
import io.slipway.cli.remote.RemoteCommand;
import io.slipway.cli.terminal.Terminal;
import io.slipway.server.client.ApiClient;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The fleet on a live node. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        headerHeading = "Examples:%n"
                + "  slipway account list                                         who runs what%n"
                + "  slipway account list --runtime 0.8 --repositories accounts   who is pinned to it, offline%n"
                + "  slipway account add acme --kind development --job clicks%n"
                + "  slipway account add zoo --job orders --job legacy=0.9.0      the second is pinned%n"
                + "  slipway account early-access acme grant%n%n",
        header = "Shows the accounts of a live node, and changes them.%n",
        commandListHeading = "%nCommands:%n")
final class AccountCommands implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new AccountCommands())
                .addSubcommand(new AccountList(terminal))
                .addSubcommand(new Show())
                .addSubcommand(new Add())
                .addSubcommand(new EarlyAccess());
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "no command given; choose one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }

    @Command(name = "show", header = "Shows one account with its stream jobs.")
    static final class Show extends RemoteCommand {

        @Parameters(paramLabel = "ACCOUNT", description = "Its name.")
        private String account = "";

        @Override
        protected JsonNode ask(ApiClient client) {
            return client.get("/v1/accounts/" + account);
        }

        @Override
        protected void tell(JsonNode answer, PrintWriter out) {
            for (String key : List.of(
                    "account",
                    "kind",
                    "earlyAccess",
                    "build",
                    "target",
                    "phase",
                    "since",
                    "wave",
                    "reason",
                    "unreadable")) {
                if (answer.has(key)) {
                    out.printf(Locale.ROOT, "%-12s %s%n", key, answer.path(key).textValue());
                }
            }
            for (JsonNode job : answer.path("streams")) {
                out.printf(
                        Locale.ROOT,
                        "  %-12s %-18s %s, epoch %d%s%n",
                        job.path("job").textValue(),
                        job.path("phase").textValue(),
                        job.path("build").textValue(),
                        job.path("epoch").longValue(),
                        job.path("pinned").booleanValue() ? ", pinned" : "");
            }
        }
    }

    @Command(name = "add", header = "Registers an account.")
    static final class Add extends Order {

        @Parameters(paramLabel = "ACCOUNT", description = "Its name.")
        private String account = "";

        @Option(
                names = "--kind",
                defaultValue = "production",
                paramLabel = "KIND",
                description = "development, or production (default).")
        private String kind = "production";

        @Option(
                names = "--job",
                paramLabel = "NAME[=RUNTIME]",
                description = "A stream job, pinned if a runtime is given; may be repeated.")
        private List<String> jobs = new ArrayList<>();

        @Override
        protected JsonNode ask(ApiClient client) {
            ObjectNode body = ApiClient.body().put("account", account).put("kind", kind);
            var list = body.putArray("jobs");
            for (String job : jobs) {
                List<String> words = List.of(job.split("=", 2));
                ObjectNode node = list.addObject().put("name", words.get(0));
                if (words.size() > 1) {
                    node.put("pinned", words.get(1));
                }
            }
            return client.post("/v1/accounts", body);
        }
    }

    @Command(name = "early-access", header = "Grants, declines or ends early access; support's alone.")
    static final class EarlyAccess extends Order {

        @Parameters(index = "0", paramLabel = "ACCOUNT", description = "Its name.")
        private String account = "";

        @Parameters(index = "1", paramLabel = "DO", description = "request, grant, decline or leave.")
        private String action = "";

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for a decline.")
        private Optional<String> reason = Optional.empty();

        @Override
        protected JsonNode ask(ApiClient client) {
            ObjectNode body = ApiClient.body().put("do", action);
            reason.ifPresent(why -> body.put("reason", why));
            return client.post("/v1/accounts/" + account + "/early-access", body);
        }
    }
}
