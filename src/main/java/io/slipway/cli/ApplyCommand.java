package io.slipway.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.account.AccountCommand;
import io.slipway.account.AccountEvent;
import io.slipway.account.Applicant;
import io.slipway.cli.apply.LocalAccount;
import io.slipway.cli.local.LocalJournal;
import io.slipway.cli.repository.PlanRequest;
import io.slipway.cli.repository.PlanText;
import io.slipway.cli.repository.RepositoryOptions;
import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Ink;
import io.slipway.cli.terminal.Terminal;
import io.slipway.cli.text.JsonText;
import io.slipway.conf.Finding;
import io.slipway.conf.repository.DeclaredFiles;
import io.slipway.conf.repository.RepositoryReader;
import io.slipway.feature.FeatureRepository;
import io.slipway.feature.Plan;
import io.slipway.feature.PlanOptions;
import io.slipway.feature.PlatformCatalogue;
import io.slipway.machine.Event;
import io.slipway.machine.Refusal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Carries out what a plan of a feature repository shows. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        headerHeading = "Examples:%n"
                + "  slipway apply DIR                      plan, and carry it out%n"
                + "  slipway apply DIR --plan 3f2a...       only if it still is the plan that was seen%n"
                + "  slipway apply DIR --resume             finish what a killed apply has left%n%n",
        header = "Carries out what a plan of a feature repository shows.%n",
        descriptionHeading = "%n",
        description = "The account's machine decides and its journal in DIR/.slipway remembers, each event before it is"
                + " acted upon. Without a live node the stream processes are modelled, in virtual time: nothing outside"
                + " the journal is touched.",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:applied, or nothing to do",
            "1:refused, or some streams are not as declared",
            "2:a file or an option that cannot be used",
            "3:the journal cannot be written"
        })
final class ApplyCommand implements Callable<Integer> {

    private final Ink ink;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The directory of the feature repository.")
    private Path directory = Path.of("");

    @Option(names = "--account", paramLabel = "A", description = "Whose repository it is (default: local).")
    private String account = "local";

    @Option(names = "--state", paramLabel = "DIR", description = "Where the journal lies (default: DIR/.slipway).")
    private Optional<Path> state = Optional.empty();

    @Option(names = "--plan", paramLabel = "ID", description = "Refuse if the plan is not this one.")
    private Optional<String> expected = Optional.empty();

    @Option(names = "--by", paramLabel = "NAME", description = "Who applies it (default: ${DEFAULT-VALUE}).")
    private String by = "editor";

    @Option(names = "--role", paramLabel = "editor|owner", description = "In which role (default: editor).")
    private Applicant.Role role = Applicant.Role.EDITOR;

    @Option(names = "--suppress-recreates", description = "Update what would be recreated; needs the owner's role.")
    private boolean suppressRecreates;

    @Option(names = "--resume", description = "Finish the apply that was under way when the last process ended.")
    private boolean resume;

    @Option(names = "--json", description = "Write one JSON document to standard output, and nothing else there.")
    private boolean json;

    @Mixin
    private RepositoryOptions platform = new RepositoryOptions();

    private final List<AccountEvent> news = new ArrayList<>();

    ApplyCommand(Terminal terminal) {
        this.ink = new Ink(terminal);
    }

    @Override
    public Integer call() {
        Path file = LocalAccount.file(state.orElse(directory.resolve(".slipway")), account);
        Optional<LocalJournal> journal = LocalAccount.open(file);
        if (journal.isEmpty()) {
            String plan = LocalAccount.works(file, account)
                    .apply()
                    .map(apply -> "plan " + apply.plan())
                    .orElse("a plan");
            return refuse("another process is applying " + plan + " to account " + account + "; wait until it is done");
        }
        try (LocalJournal open = journal.get()) {
            if (open.isTorn()) {
                spec.commandLine()
                        .getErr()
                        .println("note: the last line of " + file
                                + " was cut off when its writer died; it never happened");
            }
            return resume ? resume(open) : apply(open);
        }
    }

    private int resume(LocalJournal journal) {
        LocalAccount local = new LocalAccount(account, journal, Instant.now(), this::hear);
        if (local.works().apply().isEmpty()) {
            return refuse("no apply of account " + account + " is unfinished; leave --resume out");
        }
        String plan = local.works().apply().get().plan();
        local.resume();
        return tell(plan);
    }

    private int apply(LocalJournal journal) {
        PlatformCatalogue catalogue = platform.catalogue();
        DeclaredFiles files = RepositoryReader.read(
                directory, new RepositoryReader.Options(Optional.empty(), Optional.empty(), catalogue));
        PrintWriter err = spec.commandLine().getErr();
        for (Finding warning : files.check(catalogue, platform.today())) {
            err.println(warning.where() + ": warning: " + warning.what() + "; " + warning.mend());
        }
        FeatureRepository declared = files.declaration().repository();
        LocalAccount local = new LocalAccount(account, journal, Instant.now(), this::hear);
        if (local.works().apply().isPresent()) {
            return refuse("plan " + local.works().apply().get().plan() + " of account " + account
                    + " was not finished; finish it with --resume, then plan again");
        }
        FeatureRepository base =
                local.applied().orElseGet(() -> FeatureRepository.empty(declared.sdk(), declared.workspace()));
        PlanOptions options = new PlanOptions(suppressRecreates, platform.today());
        Plan plan = Plan.of(base, declared, options);
        if (!json) {
            String words = local.applied().isPresent() ? "the last apply" : "nothing applied";
            new PlanText(new PlanRequest(account, words, base, declared), plan, ink)
                    .lines()
                    .forEach(spec.commandLine().getOut()::println);
        }
        Optional<Refusal> refusal = local.apply(
                new AccountCommand.Apply(expected.orElse(plan.id()), new Applicant(by, role), declared, options));
        return refusal.isPresent() ? refuse(refusal.get().sentence()) : tell(plan.id());
    }

    private void hear(Instant at, Event event) {
        if (event instanceof AccountEvent told) {
            news.add(told);
            if (!json) {
                line(at, told).ifPresent(spec.commandLine().getOut()::println);
            }
        }
    }

    private static Optional<String> line(Instant at, AccountEvent event) {
        if (event instanceof AccountEvent.StreamApplied e) {
            return Optional.of(at + "  " + e.job() + " is as declared");
        } else if (event instanceof AccountEvent.StreamKept e) {
            return Optional.of(at + "  " + e.job() + " is not as declared: " + e.reason());
        }
        return Optional.empty();
    }

    private int refuse(String sentence) {
        if (json) {
            spec.commandLine()
                    .getOut()
                    .println(JsonText.of(
                            JsonText.object().put("outcome", "REFUSED").put("reason", sentence)));
        }
        spec.commandLine().getErr().println("slipway: " + sentence);
        flush();
        return Exit.NO;
    }

    private int tell(String plan) {
        List<String> notDone = news.stream()
                .flatMap(event -> event instanceof AccountEvent.ApplyFailed failure
                        ? failure.notDone().stream()
                        : java.util.stream.Stream.empty())
                .toList();
        long streams = news.stream()
                .filter(AccountEvent.StreamApplied.class::isInstance)
                .count();
        if (json) {
            ObjectNode document = JsonText.object()
                    .put("outcome", notDone.isEmpty() ? "APPLIED" : "FAILED")
                    .put("plan_id", plan)
                    .put("account", account)
                    .put("modelled", true)
                    .put("streamsApplied", streams);
            ArrayNode rest = document.putArray("notDone");
            notDone.forEach(rest::add);
            spec.commandLine().getOut().println(JsonText.of(document));
        } else {
            PrintWriter out = spec.commandLine().getOut();
            notDone.forEach(out::println);
            out.println("Applied  " + plan + ": " + streams + " streams changed"
                    + (notDone.isEmpty() ? "" : ", " + notDone.size() + " not"));
            out.println("Note     no live node was told: the stream processes are modelled, in virtual time");
        }
        flush();
        return notDone.isEmpty() ? Exit.DONE : Exit.NO;
    }

    private void flush() {
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().flush();
    }
}
