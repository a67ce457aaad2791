package io.slipway.cli;

import io.slipway.cli.bench.StudyBench;
import io.slipway.cli.bench.canary.CanaryBench;
import io.slipway.cli.terminal.Complaints;
import io.slipway.cli.terminal.Invocation;
import io.slipway.cli.terminal.Terminal;
import io.slipway.feature.Applied;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program. */
@Command(
        name = Invocation.NAME,
        mixinStandardHelpOptions = true,
        versionProvider = Slipway.Version.class,
        headerHeading = "Examples:%n"
                + "  slipway simulate simulations/quiet-week.conf   a week of releases, in a second%n"
                + "  slipway lint simulations/*.conf                what is wrong with these plans?%n"
                + "  slipway compare two-waves all-at-once -s simulations/a-week-with-defects.conf%n"
                + "  slipway serve --try                            a live node with real processes%n"
                + "  slipway help simulate                          all that a command can do%n%n",
        synopsisSubcommandLabel = "COMMAND",
        descriptionHeading = "%n",
        description = "Releases platform updates to many accounts without downtime,"
                + " and tells beforehand how a release will go.",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the answer is no: an invariant was violated, an expectation not met, a plan is wrong",
            "2:bad usage or bad input: one line for each problem, with its file, its line and the mend",
            "3:cannot reach what it needs",
            "70:a mistake in Slipway itself"
        },
        footerHeading = "%n",
        footer = "Answers go to standard output, all else to standard error.")
public final class Slipway implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show stack traces when something goes wrong in Slipway itself.")
    boolean debug;

    private Slipway() {}

    public static void main(String[] arguments) {
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        int code = run(Invocation.ofProcess(arguments), Terminal.ofProcess(), out, err);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** Carries out one command and returns its exit code. */
    static int run(Invocation invocation, Terminal terminal, PrintWriter out, PrintWriter err) {
        Complaints complaints = new Complaints(invocation);
        try {
            return commandLine(invocation, terminal)
                    .setOut(out)
                    .setErr(err)
                    .setParameterExceptionHandler(complaints)
                    .setExecutionExceptionHandler(complaints)
                    .execute(invocation.arguments().toArray(String[]::new));
        } catch (StackOverflowError | OutOfMemoryError | AssertionError | LinkageError failure) {
            return complaints.tell(failure, err);
        }
    }

    private static CommandLine commandLine(Invocation invocation, Terminal terminal) {
        return new CommandLine(new Slipway())
                .addSubcommand(new Simulate(invocation, terminal))
                .addSubcommand(Compare.commandLine(invocation, terminal))
                .addSubcommand(new Explore(invocation, terminal))
                .addSubcommand(new Replay(invocation, terminal))
                .addSubcommand(new DrillCommand())
                .addSubcommand(new Lint(terminal))
                .addSubcommand(new PlanCommand(terminal, Applied.none()))
                .addSubcommand(new ApplyCommand(terminal))
                .addSubcommand(new Judge(terminal))
                .addSubcommand(new Canary(terminal))
                .addSubcommand(new Validate(invocation, terminal))
                .addSubcommand(new CommandLine(new Bench(terminal))
                        .addSubcommand(new CanaryBench())
                        .addSubcommand(new StudyBench())
                        .addSubcommand(new BenchGates(terminal))
                        .addSubcommand(new BenchLive())
                        .addSubcommand(new BenchRecovery())
                        .addSubcommand(new BenchFailover()))
                .addSubcommand(new Serve(invocation))
                .addSubcommand(Release.commandLine(terminal))
                .addSubcommand(AccountCommands.commandLine(terminal))
                .addSubcommand(new WhyCommand(terminal))
                .addSubcommand(new HelpCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    }

    /** Called without a command. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "no command given; choose one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), Terminal.charset()));
    }

    /** Of the jar; classes that were never packed have none. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(Slipway.class.getPackage().getImplementationVersion())
                    .orElse("(not packaged)");
            return new String[] {Invocation.NAME + " " + version + " on Java " + Runtime.version()};
        }
    }
}
