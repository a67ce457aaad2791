package io.slipway.cli;

import io.slipway.cli.terminal.Exit;
import io.slipway.cli.terminal.Ink;
import io.slipway.cli.terminal.Terminal;
import io.slipway.cli.text.JsonText;
import io.slipway.cli.text.Words;
import io.slipway.conf.Finding;
import io.slipway.conf.Finding.Weight;
import io.slipway.conf.InvalidFile;
import io.slipway.conf.Reading;
import io.slipway.simulation.scenario.LintedFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds plans that cannot work before anybody relies on them. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        headerHeading = "Examples:%n"
                + "  slipway lint simulations/quiet-week.conf              one scenario and its policy%n"
                + "  slipway lint simulations/policies/*.conf              policies by themselves%n"
                + "  slipway lint --json plan.conf | jq '.files[].findings'  for a machine%n%n",
        header = "Finds plans that cannot work before anybody relies on them.%n",
        descriptionHeading = "%n",
        description = "Finds keys nobody knows, windows too short for their accounts, waves without anyone in them."
                + " Each finding is one line: file, line, what, mend.",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no errors, perhaps warnings", "1:errors", "2:a file that cannot be read"})
final class Lint implements Callable<Integer> {

    private record Verdict(Path file, boolean readable, List<Finding> findings) {

        long count(Weight weight) {
            return findings.stream().filter(found -> found.weight() == weight).count();
        }
    }

    private final Ink ink;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenarios or policies.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "Write one JSON document to standard output, and nothing else there.")
    private boolean json;

    Lint(Terminal terminal) {
        this.ink = new Ink(terminal);
    }

    @Override
    public Integer call() {
        List<Verdict> verdicts = files.stream().map(Lint::verdict).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(document(verdicts));
        } else {
            print(verdicts, out);
        }
        out.flush();
        if (verdicts.stream().anyMatch(verdict -> !verdict.readable())) {
            return Exit.BAD_INPUT;
        }
        return count(verdicts, Weight.ERROR) > 0 ? Exit.NO : Exit.DONE;
    }

    /** Whoever lints a file wants to know of wrong keys: only a file that is no configuration text at all is unreadable. */
    private static Verdict verdict(Path file) {
        try {
            Reading.of(file);
        } catch (InvalidFile unreadable) {
            return new Verdict(file, false, unreadable.findings());
        }
        try {
            return new Verdict(file, true, LintedFile.findings(file));
        } catch (InvalidFile wrong) {
            return new Verdict(file, true, wrong.findings());
        }
    }

    private static long count(List<Verdict> verdicts, Weight weight) {
        return verdicts.stream().mapToLong(verdict -> verdict.count(weight)).sum();
    }

    private void print(List<Verdict> verdicts, PrintWriter out) {
        for (Verdict verdict : verdicts) {
            for (Finding finding : verdict.findings()) {
                out.println(finding.where() + ": " + coloured(finding.weight()) + ": " + finding.what() + "; "
                        + finding.mend());
            }
        }
        long errors = count(verdicts, Weight.ERROR);
        long warnings = count(verdicts, Weight.WARNING);
        String found = errors + warnings == 0
                ? ink.good("nothing wrong")
                : Words.count(errors, "error") + ", " + Words.count(warnings, "warning");
        out.println(Words.count(verdicts.size(), "file") + ": " + found);
    }

    private String coloured(Weight weight) {
        String name = weight.name().toLowerCase(Locale.ROOT);
        return weight == Weight.ERROR ? ink.bad(name) : ink.notable(name);
    }

    private static String document(List<Verdict> verdicts) {
        var document = JsonText.object();
        var list = document.putArray("files");
        for (Verdict verdict : verdicts) {
            var file = list.addObject()
                    .put("file", verdict.file().toString())
                    .put("readable", verdict.readable())
                    .putArray("findings");
            for (Finding finding : verdict.findings()) {
                file.addObject()
                        .put("weight", finding.weight().name())
                        .put("where", finding.where())
                        .put("what", finding.what())
                        .put("mend", finding.mend());
            }
        }
        document.put("errors", count(verdicts, Weight.ERROR)).put("warnings", count(verdicts, Weight.WARNING));
        return JsonText.of(document);
    }
}
