package io.slipway.cli;

import io.slipway.cli.repository.AccountDirectories;
import io.slipway.cli.repository.RepositoryOptions;
import io.slipway.cli.repository.RetirementJson;
import io.slipway.cli.repository.RetirementText;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Ink;
import io.slipway.cli.terminal.Terminal;
import io.slipway.cli.text.JsonText;
import io.slipway.feature.Minor;
import io.slipway.feature.PlatformCatalogue;
import io.slipway.feature.Retirement;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The accounts of the fleet. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        headerHeading = "Examples:%n" + "  slipway account list --runtime 0.8 --repositories accounts%n%n",
        header = "The accounts of the fleet.%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n")
final class AccountCommands implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Called without a command. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given; choose list");
    }

    /** Tells who is pinned to a runtime. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            headerHeading = "Examples:%n"
                    + "  slipway account list --runtime 0.8 --repositories accounts%n"
                    + "  slipway account list --runtime 0.8.0 --repositories accounts --json%n%n",
            header = "Tells who is pinned to a runtime, and blocks its retirement.%n",
            descriptionHeading = "%n",
            description = "Looks into a directory with one feature repository for each account, called as the account."
                    + " An environment on Rift pins to the runtime that it carries.",
            optionListHeading = "%nOptions:%n",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:nobody blocks the retirement",
                "1:somebody does",
                "2:a file or an option that cannot be used"
            })
    static final class Listing implements Callable<Integer> {

        private final Ink ink;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(
                names = "--runtime",
                required = true,
                paramLabel = "X",
                converter = RuntimeVersion.class,
                description = "The runtime: a version, or a minor for all of its versions.")
        private String runtime = "";

        @Option(
                names = "--repositories",
                required = true,
                paramLabel = "DIR",
                description = "The directory with a feature repository for each account.")
        private Path repositories = Path.of("");

        @Mixin
        private RepositoryOptions platform = new RepositoryOptions();

        @Option(names = "--json", description = "Write one JSON document to standard output, and nothing else there.")
        private boolean json;

        Listing(Terminal terminal) {
            this.ink = new Ink(terminal);
        }

        @Override
        public Integer call() {
            PlatformCatalogue catalogue = platform.catalogue();
            Retirement retirement = Retirement.of(
                    runtime, AccountDirectories.read(repositories, catalogue, platform.today()), catalogue);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(JsonText.of(RetirementJson.of(retirement)));
            } else {
                new RetirementText(retirement, ink).lines().forEach(out::println);
            }
            out.flush();
            return retirement.blockers().isEmpty() ? Exit.DONE : Exit.NO;
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
