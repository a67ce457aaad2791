package io.slipway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.cli.remote.RemoteCommand;
import io.slipway.cli.repository.AccountDirectories;
import io.slipway.cli.repository.RepositoryOptions;
import io.slipway.cli.repository.RetirementJson;
import io.slipway.cli.repository.RetirementText;
import io.slipway.cli.terminal.Complaint;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Ink;
import io.slipway.cli.terminal.Terminal;
import io.slipway.cli.text.JsonText;
import io.slipway.cli.text.Table;
import io.slipway.feature.Minor;
import io.slipway.feature.PlatformCatalogue;
import io.slipway.feature.Retirement;
import io.slipway.server.client.ApiClient;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Lists the accounts of a live node; or tells from their feature repositories who is pinned to a runtime. */
@Command(
        name = "list",
        headerHeading = "Examples:%n"
                + "  slipway account list                                              who runs what, on a live node%n"
                + "  slipway account list --runtime 0.8 --repositories accounts        who is pinned to it%n"
                + "  slipway account list --runtime 0.8.0 --repositories accounts --json%n%n",
        header = "Lists the accounts of a live node, or tells who is pinned to a runtime.%n",
        description = "With --runtime it asks no node: it looks into a directory with one feature repository for each"
                + " account, called as the account, and tells who blocks the retirement of the runtime."
                + " An environment on Rift pins to the runtime that it carries.",
        exitCodeList = {
            "0:done; with --runtime: nobody blocks the retirement",
            "1:the node says no; with --runtime: somebody does",
            "2:a file or an option that cannot be used",
            "3:the node cannot be reached"
        })
final class AccountList extends RemoteCommand {

    private final Ink ink;

    @Option(names = "--after", defaultValue = "", paramLabel = "NAME", description = "Begin after this name.")
    private String after = "";

    @Option(names = "--limit", defaultValue = "100", paramLabel = "N", description = "At most so many (default 100).")
    private int limit = 100;

    @Option(names = "--moving", description = "Only those on their way from build to build.")
    private boolean moving;

    @Option(
            names = "--runtime",
            paramLabel = "X",
            converter = RuntimeVersion.class,
            description = "The runtime: a version, or a minor for all of its versions.")
    private Optional<String> runtime = Optional.empty();

    @Option(
            names = "--repositories",
            paramLabel = "DIR",
            description = "The directory with a feature repository for each account.")
    private Optional<Path> repositories = Optional.empty();

    @Mixin
    private RepositoryOptions platform = new RepositoryOptions();

    AccountList(Terminal terminal) {
        this.ink = new Ink(terminal);
    }

    @Override
    public Integer call() {
        if (runtime.isPresent() != repositories.isPresent()) {
            throw Complaint.badInput(
                    "--runtime and --repositories go together",
                    "write for example --runtime 0.8 --repositories accounts");
        }
        return runtime.isPresent() ? retirement(runtime.get(), repositories.orElseThrow()) : super.call();
    }

    private int retirement(String version, Path directory) {
        PlatformCatalogue catalogue = platform.catalogue();
        Retirement retirement =
                Retirement.of(version, AccountDirectories.read(directory, catalogue, platform.today()), catalogue);
        if (options().json()) {
            out().println(JsonText.of(RetirementJson.of(retirement)));
        } else {
            new RetirementText(retirement, ink).lines().forEach(out()::println);
        }
        out().flush();
        return retirement.blockers().isEmpty() ? Exit.DONE : Exit.NO;
    }

    @Override
    protected JsonNode ask(ApiClient client) {
        return client.get("/v1/accounts?limit=" + limit + "&moving=" + moving + "&after=" + after);
    }

    @Override
    protected void tell(JsonNode answer, PrintWriter out) {
        Table table = new Table("account", "kind", "early access", "build", "phase", ">jobs", "reason");
        for (JsonNode row : answer.path("accounts")) {
            table.row()
                    .cell(row.path("account").textValue())
                    .cell(row.path("kind").textValue())
                    .cell(row.path("earlyAccess").textValue())
                    .cell(row.path("build").textValue())
                    .cell(row.path("phase").textValue())
                    .cell(row.path("jobs").intValue())
                    .cell(row.path("reason").asText(""));
        }
        table.lines(ink).forEach(out::println);
        if (answer.has("next")) {
            out.println(ink.faint("  more: --after " + answer.path("next").textValue()));
        }
    }

    /** A runtime by its version. */
    static final class RuntimeVersion implements ITypeConverter<String> {

        @Override
        public String convert(String text) {
            return Minor.of(text)
                    .map(minor -> text)
                    .orElseThrow(() -> new TypeConversionException(
                            "expected a version such as 0.8 or 0.8.3, found \"" + text + "\""));
        }
    }
}
