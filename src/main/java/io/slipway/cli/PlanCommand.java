package io.slipway.cli;

import io.slipway.account.Works;
import io.slipway.cli.apply.LocalAccount;
import io.slipway.cli.repository.PlanJson;
import io.slipway.cli.repository.PlanRequest;
import io.slipway.cli.repository.PlanText;
import io.slipway.cli.repository.RepositoryOptions;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Ink;
import io.slipway.cli.terminal.Terminal;
import io.slipway.cli.text.JsonText;
import io.slipway.conf.Finding;
import io.slipway.conf.Format;
import io.slipway.conf.Formats;
import io.slipway.conf.repository.CatalogueReader;
import io.slipway.conf.repository.DeclaredFiles;
import io.slipway.conf.repository.RepositoryReader;
import io.slipway.conf.repository.SchemaText;
import io.slipway.feature.Applied;
import io.slipway.feature.FeatureRepository;
import io.slipway.feature.Plan;
import io.slipway.feature.PlanOptions;
import io.slipway.feature.PlatformCatalogue;
import io.slipway.feature.Workspace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Previews what applying a feature repository would change. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        headerHeading = "Examples:%n"
                + "  slipway plan simulations/repositories/before%n"
                + "  slipway plan simulations/repositories/after \\%n"
                + "      --against simulations/repositories/before%n"
                + "  slipway plan DIR --json | jq -r '.object_diffs[].transition_type'%n"
                + "  slipway plan --schema                  every field of a repository%n%n",
        header = "Previews what applying a feature repository would change.%n",
        descriptionHeading = "%n",
        description = "Reads every .yaml file below DIR, reports all that is wrong with them at once, and tells what"
                + " would be created, updated, recreated and deleted, which streams would restart and how, and which"
                + " jobs would run. Changes nothing.",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:a plan was made, with changes or without", "2:a file or an option that cannot be used"})
final class PlanCommand implements Callable<Integer> {

    private final Ink ink;
    private final Applied applied;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The directory of the feature repository.")
    private Optional<Path> directory = Optional.empty();

    @Option(names = "--account", paramLabel = "A", description = "Whose repository it is (default: local).")
    private String account = "local";

    @Option(
            names = "--workspace",
            paramLabel = "live|development",
            converter = WorkspaceKind.class,
            description = "Plan as for a workspace of this kind, whatever the repository says.")
    private Optional<Workspace.Kind> workspace = Optional.empty();

    @Option(
            names = "--against",
            paramLabel = "DIR",
            description = "Compare with this directory, not with what the account applied last.")
    private Optional<Path> against = Optional.empty();

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Where apply keeps its journal (default: DIR/.slipway).")
    private Optional<Path> state = Optional.empty();

    @Option(names = "--config", paramLabel = "F.yaml", description = "Another repo config than DIR/repo.yaml.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--suppress-recreates",
            description = "Update what would be recreated, where its columns and keys stay as they are.")
    private boolean suppressRecreates;

    @Mixin
    private RepositoryOptions platform = new RepositoryOptions();

    @Option(names = "--schema", description = "Show every field of a repository, and end.")
    private boolean schema;

    @Option(names = "--catalogue-example", description = "Show the example of a catalogue, and end.")
    private boolean catalogueExample;

    @Option(names = "--json", description = "Write one JSON document to standard output, and nothing else there.")
    private boolean json;

    PlanCommand(Terminal terminal, Applied applied) {
        this.ink = new Ink(terminal);
        this.applied = applied;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (schema || catalogueExample) {
            out.print(schema ? SchemaText.text() : CatalogueReader.exampleText());
        } else {
            plan(
                    directory.orElseThrow(
                            () -> new ParameterException(spec.commandLine(), "missing required parameter: 'DIR'")),
                    out);
        }
        out.flush();
        return Exit.DONE;
    }

    private void plan(Path path, PrintWriter out) {
        PlatformCatalogue catalogue = platform.catalogue();
        LocalDate today = platform.today();
        DeclaredFiles files = RepositoryReader.read(path, new RepositoryReader.Options(config, workspace, catalogue));
        List<Finding> warnings = new ArrayList<>(files.check(catalogue, today));
        PlanRequest request = request(files.declaration().repository(), catalogue, today);
        Plan plan = Plan.of(request.applied(), request.declared(), new PlanOptions(suppressRecreates, today));
        warnings.addAll(files.sorted(plan.problems()));
        if (json) {
            out.println(JsonText.of(PlanJson.of(request, plan, warnings)));
            return;
        }
        PrintWriter err = spec.commandLine().getErr();
        warnings.forEach(
                warning -> err.println(warning.where() + ": warning: " + warning.what() + "; " + warning.mend()));
        err.flush();
        new PlanText(request, plan, ink).lines().forEach(out::println);
    }

    /** What the journal beside the repository says; an apply that was not finished counts for nothing yet. */
    private Optional<FeatureRepository> appliedHere() {
        Path beside = state.orElseGet(() -> directory.orElse(Path.of("")).resolve(".slipway"));
        Works works = LocalAccount.works(LocalAccount.file(beside, account), account);
        works.apply()
                .ifPresent(apply -> spec.commandLine()
                        .getErr()
                        .println("note: plan " + apply.plan() + " was not finished; finish it with apply --resume"));
        return works.repository();
    }

    private PlanRequest request(FeatureRepository declared, PlatformCatalogue catalogue, LocalDate today) {
        if (against.isPresent()) {
            DeclaredFiles other = RepositoryReader.read(
                    against.get(), new RepositoryReader.Options(Optional.empty(), workspace, catalogue));
            other.check(catalogue, today);
            return new PlanRequest(
                    account, against.get().toString(), other.declaration().repository(), declared);
        }
        Optional<FeatureRepository> last = applied.by(account).or(this::appliedHere);
        return new PlanRequest(
                account,
                last.isPresent() ? "the last apply" : "nothing applied",
                last.orElseGet(() -> FeatureRepository.empty(declared.sdk(), declared.workspace())),
                declared);
    }

    /** A kind of workspace by its name. */
    static final class WorkspaceKind implements ITypeConverter<Workspace.Kind> {

        @Override
        public Workspace.Kind convert(String text) {
            Format<Workspace.Kind> kinds = Formats.choice(Workspace.Kind.class);
            try {
                return kinds.parse().apply(text);
            } catch (RuntimeException unknown) {
                throw new TypeConversionException("expected " + kinds.expected() + ", found \"" + text + "\"");
            }
        }
    }
}
