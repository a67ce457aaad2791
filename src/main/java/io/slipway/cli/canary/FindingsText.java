package io.slipway.cli.canary;

import io.slipway.cli.canary.Findings.Difference;
import io.slipway.cli.terminal.Ink;
import io.slipway.cli.terminal.Terminal;
import io.slipway.cli.text.Table;
import io.slipway.cli.text.Words;
import io.slipway.judge.value.Classification;
import io.slipway.judge.value.Discrepancy;
import io.slipway.judge.value.Discrepancy.Aspect;
import io.slipway.judge.value.ExpectedChange;
import io.slipway.judge.value.FeatureTally;
import io.slipway.judge.value.Tally;
import io.slipway.judge.value.Tally.Side;
import io.slipway.judge.value.Verdict.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Findings in eighty columns, the verdict first and the worst features next. */
public final class FindingsText {

    private static final int COLUMNS = 80;
    private static final int FEATURES = 20;

    private final Findings found;
    private final Ink ink;
    private final Printable printable;

    public FindingsText(Findings found, Terminal terminal) {
        this.found = found;
        this.ink = new Ink(terminal);
        this.printable = new Printable(terminal.unicode());
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>(verdict());
        lines.addAll(summary());
        lines.addAll(features());
        lines.addAll(differences());
        lines.addAll(remarks());
        return lines;
    }

    private List<String> verdict() {
        Outcome outcome = found.verdict().outcome();
        String name = outcome.name().toLowerCase(Locale.ROOT);
        List<String> lines = new ArrayList<>();
        lines.add(ink.bold("Verdict") + "    "
                + (outcome == Outcome.PASS
                        ? ink.good(name)
                        : outcome == Outcome.FAIL ? ink.bad(name) : ink.notable(name + ", which blocks a release")));
        found.verdict().reasons().forEach(reason -> lines.addAll(wrapped("  - ", reason)));
        return lines;
    }

    private List<String> summary() {
        Tally tally = found.tally();
        String malformed =
                tally.malformedLines() == 0 ? "" : ", " + Words.count(tally.malformedLines(), "malformed line");
        List<String> lines = new ArrayList<>();
        lines.add(field("Baseline", found.asked().baseline().toString()));
        lines.add(field("Candidate", found.asked().candidate().toString()));
        lines.add(field(
                "Samples",
                Words.count(tally.samples(), "sample") + malformed + ", coverage " + percent(tally.coverage())));
        lines.add(field(
                "",
                Arrays.stream(Classification.values())
                        .filter(each -> tally.samples(each) > 0)
                        .map(each -> each.word() + " " + Words.number(tally.samples(each)))
                        .collect(Collectors.joining(", "))));
        for (Side side : Side.values()) {
            String text = tally.outcomes(side).entrySet().stream()
                    .map(entry -> entry.getKey() + " " + Words.number(entry.getValue()))
                    .collect(Collectors.joining(", "));
            lines.addAll(wrapped(side == Side.BASELINE ? "Answers    baseline: " : "           candidate: ", text));
        }
        return lines;
    }

    private List<String> features() {
        List<FeatureTally> all = found.tally().worstFirst();
        if (all.isEmpty()) {
            return List.of();
        }
        List<FeatureTally> shown = all.subList(0, Math.min(FEATURES, all.size()));
        List<Classification> columns = Arrays.stream(Classification.values())
                .filter(each -> each == Classification.MATCH
                        || each == Classification.REGRESSION
                        || shown.stream().anyMatch(feature -> feature.counts().of(each) > 0))
                .filter(each -> each != Classification.INCONCLUSIVE)
                .toList();
        int others = columns.stream()
                .mapToInt(each -> 2 + Math.max(each.word().length(), widest(shown, each)))
                .sum();
        int room = Math.max(20, COLUMNS - 2 - others - 10);
        List<String> headings = new ArrayList<>(List.of("feature"));
        columns.forEach(each -> headings.add(">" + each.word()));
        headings.add(">coverage");
        Table table = new Table(headings.toArray(String[]::new));
        for (FeatureTally feature : shown) {
            table.row().cell(printable.squeezed(subject(feature.service(), feature.name()), room));
            columns.forEach(each -> table.cell(Words.number(feature.counts().of(each)), text -> looks(each, text)));
            table.cell(percent(coverage(feature)));
        }
        List<String> lines = new ArrayList<>(List.of("", ink.bold("Features") + ", worst first"));
        lines.addAll(table.lines(ink));
        if (all.size() > shown.size()) {
            lines.add("  and " + Words.count(all.size() - shown.size(), "more", "more")
                    + " (all with --json or --report)");
        }
        return lines;
    }

    private static int widest(List<FeatureTally> shown, Classification classification) {
        return shown.stream()
                .mapToInt(feature ->
                        Words.number(feature.counts().of(classification)).length())
                .max()
                .orElse(0);
    }

    private String looks(Classification classification, String text) {
        boolean none = text.equals("0");
        return switch (classification) {
            case REGRESSION -> none ? text : ink.bad(text);
            case FLAKY, INCONCLUSIVE -> none ? text : ink.notable(text);
            default -> text;
        };
    }

    private List<String> differences() {
        List<String> lines = new ArrayList<>();
        String heading = "";
        for (Difference difference : found.differences()) {
            Discrepancy what = difference.example().discrepancy();
            String subject = subject(difference.service(), difference.subject());
            String next = difference.classification().word() + "  " + printable.squeezed(subject, 56);
            if (lines.isEmpty()) {
                lines.addAll(List.of("", ink.bold("Differences")));
            }
            if (!next.equals(heading)) {
                lines.add("  " + next);
                heading = next;
            }
            var sample = difference.example().sample();
            lines.add("    line " + sample.line() + "  " + printable.cut(sample.keys(), 60));
            boolean flaky = difference.classification() == Classification.FLAKY;
            lines.add(side("baseline", what, what.baseline()));
            lines.add(side(flaky ? "again" : "candidate", what, what.candidate()));
        }
        return lines;
    }

    private String side(String name, Discrepancy what, String text) {
        String aspect = what.aspect() == Aspect.VALUE || what.aspect() == Aspect.ANSWER
                ? what.path()
                : what.aspect().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String place = aspect.isEmpty() ? "" : aspect + " ";
        return printable.cut(String.format(Locale.ROOT, "      %-9s  %s%s", name, place, text), COLUMNS);
    }

    private List<String> remarks() {
        List<String> lines = new ArrayList<>();
        List<FeatureTally> empty = found.neverValued();
        if (!empty.isEmpty()) {
            lines.addAll(wrapped(
                    "",
                    Words.count(empty.size(), "feature") + " never had a value, which proves little: "
                            + printable.cut(empty.get(0).name(), 60) + (empty.size() > 1 ? ", ..." : "")));
        }
        for (ExpectedChange unused : found.unused()) {
            lines.addAll(wrapped("", "declared, but not seen: " + printable.cut(unused.glob(), 50)));
        }
        if (!lines.isEmpty()) {
            lines.add(0, "");
        }
        return lines;
    }

    private String subject(String service, String name) {
        return found.tally().services().size() == 1 ? name : service + ": " + name;
    }

    private double coverage(FeatureTally feature) {
        return found.tally().services().stream()
                .filter(service -> service.name().equals(feature.service()))
                .mapToDouble(service -> service.coverage(feature))
                .findFirst()
                .orElse(0);
    }

    private String field(String name, String text) {
        String label = name.isEmpty() ? "" : ink.bold(name);
        return label + " ".repeat(11 - name.length()) + printable.cut(text, COLUMNS - 11);
    }

    private List<String> wrapped(String prefix, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(prefix);
        String indent = " ".repeat(prefix.length());
        for (String word : printable.of(text).split(" ", -1)) {
            boolean fresh = line.length() == prefix.length();
            if (!fresh && line.length() + 1 + word.length() > COLUMNS) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
                fresh = true;
            }
            String fitting = printable.cut(word, COLUMNS - indent.length());
            line.append(fresh ? "" : " ").append(fitting);
        }
        lines.add(line.toString());
        return lines;
    }

    static String percent(double share) {
        // Never rounded up to the whole: 100 % is all of them.
        return String.format(Locale.ROOT, "%.2f %%", Math.floor(share * 10_000) / 100);
    }
}
