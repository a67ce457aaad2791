package io.slipway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.cli.remote.Order;
import io.slipway.cli.remote.ReleaseTree;
import io.slipway.cli.remote.RemoteCommand;
import io.slipway.cli.story.Converters;
import io.slipway.cli.terminal.Complaint;
import io.slipway.cli.terminal.Ink;
import io.slipway.cli.terminal.Terminal;
import io.slipway.server.client.ApiClient;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Drives releases on a live node. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        headerHeading = "Examples:%n"
                + "  slipway release create 2026.48 --build 2026.48.0          propose this week's release%n"
                + "  slipway release create trial-2 --build 2.0 --rehearse 2m  all its stages in two minutes%n"
                + "  slipway release watch                                     see it happen%n"
                + "  slipway release pause --reason \"pager is loud\"            start no more accounts%n%n",
        header = "Drives releases on a live node.%n",
        commandListHeading = "%nCommands:%n")
final class Release implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine commandLine(Terminal terminal) {
        return ReleaseEvidence.addedTo(new CommandLine(new Release())
                .addSubcommand(new Create())
                .addSubcommand(new Status(terminal))
                .addSubcommand(new ReleaseWatch(terminal))
                .addSubcommand(new Pause())
                .addSubcommand(new Resume())
                .addSubcommand(new Cancel())
                .addSubcommand(new Patch())
                .addSubcommand(new Verdict())
                .addSubcommand(new Approve())
                .addSubcommand(new Issue())
                .addSubcommand(new Waive()));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "no command given; choose one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }

    /** The latest release, when none is named. */
    static String named(Optional<String> name, ApiClient client) {
        return name.orElseGet(() -> {
            JsonNode latest =
                    client.get("/v1/releases?limit=1").path("releases").path(0);
            if (latest.isMissingNode()) {
                throw Complaint.badInput("there is no release yet", "propose one with: release create");
            }
            return latest.path("release").textValue();
        });
    }

    /** An order about one release. */
    abstract static class OfRelease extends Order {

        @Parameters(arity = "0..1", paramLabel = "RELEASE", description = "Its name; the latest if left out.")
        private Optional<String> release = Optional.empty();

        abstract String path();

        abstract ObjectNode body();

        @Override
        protected JsonNode ask(ApiClient client) {
            return client.post("/v1/releases/" + named(release, client) + path(), body());
        }
    }

    @Command(name = "create", header = "Proposes the release of a week, or rehearses one now.")
    static final class Create extends Order {

        @Parameters(paramLabel = "RELEASE", description = "Its name, such as 2026.48.")
        private String release = "";

        @Option(names = "--build", required = true, paramLabel = "BUILD", description = "The first build of it.")
        private String build = "";

        @Option(names = "--week", paramLabel = "DATE", description = "The Monday of its week; this week if left out.")
        private Optional<String> week = Optional.empty();

        @Option(
                names = "--rehearse",
                paramLabel = "2m",
                converter = Converters.Time.class,
                description = "All stages of the week in so short a time, from now.")
        private Optional<Duration> rehearse = Optional.empty();

        @Override
        protected JsonNode ask(ApiClient client) {
            ObjectNode body = ApiClient.body().put("release", release).put("build", build);
            week.ifPresent(monday -> body.put("week", monday));
            rehearse.ifPresent(time -> body.put("rehearse", time.toString()));
            return client.post("/v1/releases", body);
        }
    }

    @Command(name = "status", header = "Tells where a release is.")
    static final class Status extends RemoteCommand {

        private static final int LINES = 40;
        private static final int COLUMNS = 79;

        private final Ink ink;

        @Parameters(arity = "0..1", paramLabel = "RELEASE", description = "Its name; the latest if left out.")
        private Optional<String> release = Optional.empty();

        Status(Terminal terminal) {
            this.ink = new Ink(terminal);
        }

        @Override
        protected JsonNode ask(ApiClient client) {
            return client.get("/v1/releases/" + named(release, client) + "/tree");
        }

        @Override
        protected void tell(JsonNode answer, PrintWriter out) {
            new ReleaseTree(ink, ZoneId.systemDefault(), Instant.now(), COLUMNS)
                    .lines(answer, LINES)
                    .forEach(out::println);
        }
    }

    @Command(name = "pause", header = "Starts no more accounts; those in flight go on.")
    static final class Pause extends OfRelease {

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
        private String reason = "";

        @Override
        String path() {
            return "/halt";
        }

        @Override
        ObjectNode body() {
            return ApiClient.body().put("reason", reason);
        }
    }

    @Command(name = "resume", header = "Goes on after a pause, while the window is open.")
    static final class Resume extends OfRelease {

        @Override
        String path() {
            return "/resume";
        }

        @Override
        ObjectNode body() {
            return ApiClient.body();
        }
    }

    @Command(name = "cancel", header = "Cancels a release; accounts go back to the baseline, if the policy says so.")
    static final class Cancel extends OfRelease {

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
        private String reason = "";

        @Override
        String path() {
            return "/cancel";
        }

        @Override
        ObjectNode body() {
            return ApiClient.body().put("reason", reason);
        }
    }

    @Command(name = "patch", header = "Proposes a patched build.")
    static final class Patch extends OfRelease {

        @Option(names = "--build", required = true, paramLabel = "BUILD", description = "The patched build.")
        private String build = "";

        @Option(
                names = "--resolves",
                paramLabel = "ISSUE",
                description = "An issue it is meant to fix; may be repeated.")
        private List<String> resolves = new ArrayList<>();

        @Override
        String path() {
            return "/patches";
        }

        @Override
        ObjectNode body() {
            ObjectNode body = ApiClient.body().put("build", build);
            resolves.forEach(body.putArray("resolves")::add);
            return body;
        }
    }

    @Command(name = "verdict", header = "Posts what a gate says of a build.")
    static final class Verdict extends OfRelease {

        @Option(names = "--build", required = true, paramLabel = "BUILD", description = "The build.")
        private String build = "";

        @Option(
                names = "--gate",
                required = true,
                paramLabel = "GATE",
                description = "validation-suite, sample-workloads or serving-canary.")
        private String gate = "";

        @Option(names = "--verdict", required = true, paramLabel = "V", description = "pass, fail or inconclusive.")
        private String verdict = "";

        @Option(names = "--evidence", required = true, paramLabel = "TEXT", description = "What it rests on.")
        private String evidence = "";

        @Override
        String path() {
            return "/verdicts";
        }

        @Override
        ObjectNode body() {
            return ApiClient.body()
                    .put("build", build)
                    .put("gate", gate)
                    .put("verdict", verdict)
                    .put("evidence", evidence);
        }
    }

    @Command(name = "approve", header = "Lets a build pass a gate that is inconclusive.")
    static final class Approve extends OfRelease {

        @Option(names = "--build", required = true, paramLabel = "BUILD", description = "The build.")
        private String build = "";

        @Option(names = "--gate", required = true, paramLabel = "GATE", description = "The gate.")
        private String gate = "";

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
        private String reason = "";

        @Override
        String path() {
            return "/approvals";
        }

        @Override
        ObjectNode body() {
            return ApiClient.body().put("build", build).put("gate", gate).put("reason", reason);
        }
    }

    @Command(name = "issue", header = "Reports a regression.")
    static final class Issue extends OfRelease {

        @Option(names = "--issue", required = true, paramLabel = "NAME", description = "What to call it.")
        private String issue = "";

        @Option(names = "--build", required = true, paramLabel = "BUILD", description = "The build it was seen on.")
        private String build = "";

        @Option(
                names = "--severity",
                defaultValue = "blocking",
                paramLabel = "S",
                description = "blocking (default) or minor.")
        private String severity = "blocking";

        @Option(names = "--summary", required = true, paramLabel = "TEXT", description = "One sentence.")
        private String summary = "";

        @Override
        String path() {
            return "/issues";
        }

        @Override
        ObjectNode body() {
            return ApiClient.body()
                    .put("issue", issue)
                    .put("build", build)
                    .put("severity", severity)
                    .put("summary", summary);
        }
    }

    @Command(name = "waive", header = "Waives an issue: it does not block any more.")
    static final class Waive extends OfRelease {

        @Option(names = "--issue", required = true, paramLabel = "NAME", description = "Its name.")
        private String issue = "";

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
        private String reason = "";

        @Override
        String path() {
            return "/waivers";
        }

        @Override
        ObjectNode body() {
            return ApiClient.body().put("issue", issue).put("reason", reason);
        }
    }
}
