package io.slipway.cli.study;

import io.slipway.cli.terminal.Ink;
import io.slipway.cli.text.Table;
import io.slipway.cli.text.Words;
import io.slipway.study.compare.Amount;
import io.slipway.study.compare.Comparison;
import io.slipway.study.compare.Difference;
import io.slipway.study.compare.Front;
import io.slipway.study.compare.Verdict;
import io.slipway.study.figure.Figure;
import io.slipway.study.statistics.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A comparison as tables, and its one sentence. */
public final class ComparisonText {

    private static final int RULE = 80;

    private final Comparison comparison;
    private final Front front;
    private final Ink ink;

    public ComparisonText(Comparison comparison, Front front, Ink ink) {
        this.comparison = comparison;
        this.front = front;
        this.ink = ink;
    }

    /** @param first the figure that the question is about */
    public List<String> lines(Figure first) {
        List<String> lines = new ArrayList<>();
        List<Figure> told = Arrays.stream(Figure.values()).filter(this::tells).toList();
        for (Figure figure : told) {
            lines.add(ink.bold(figure.key()) + " " + ink.faint(figure.unit()));
            lines.addAll(table(figure));
        }
        String rest = Arrays.stream(Figure.values())
                .filter(figure -> !told.contains(figure))
                .map(Figure::key)
                .collect(Collectors.joining(", "));
        if (!rest.isEmpty()) {
            lines.add(ink.bold("zero, or never there, for every policy") + " " + rest);
        }
        lines.add(ink.rule(RULE));
        lines.addAll(notes());
        lines.add(ink.rule(RULE));
        lines.add(ink.bold(new Verdict(comparison, first).sentence()));
        return lines;
    }

    /** Whether any run has a figure other than zero. */
    private boolean tells(Figure figure) {
        for (int i = 0; i < comparison.contenders().size(); i++) {
            Estimate estimate = comparison.estimate(i, figure);
            if (estimate.n() > 0 && (estimate.mean() != 0 || estimate.deviation() != 0)) {
                return true;
            }
        }
        return false;
    }

    private List<String> table(Figure figure) {
        boolean several = comparison.contenders().size() > 1;
        Table table = several
                ? new Table(
                        "policy",
                        ">mean",
                        "95 % interval",
                        ">against " + comparison.contenders().get(0).name(),
                        "95 % interval",
                        "")
                : new Table("policy", ">mean", "95 % interval");
        for (int i = 0; i < comparison.contenders().size(); i++) {
            Estimate estimate = comparison.estimate(i, figure);
            table.row()
                    .cell(comparison.contenders().get(i).name())
                    .cell(estimate.n() == 0 ? "never" : Amount.of(estimate.mean()))
                    .cell(interval(estimate));
            if (several) {
                against(table, figure, i);
            }
        }
        return table.lines(ink);
    }

    private void against(Table table, Figure figure, int contender) {
        if (contender == 0) {
            table.cell("").cell("").cell("");
            return;
        }
        Estimate estimate =
                comparison.samples().difference(contender, 0, figure).estimate();
        table.cell(estimate.n() == 0 ? "-" : Amount.signed(estimate.mean())).cell(interval(estimate));
        if (figure.better() == Figure.Better.NEITHER || estimate.n() == 0) {
            table.cell("");
            return;
        }
        Difference difference = comparison.difference(figure, contender, 0);
        if (difference.paired().isNone()) {
            table.cell("equal", ink::faint);
        } else if (!difference.isResolved()) {
            table.cell("within noise", ink::faint);
        } else if (estimate.mean() < 0) {
            table.cell("better", ink::good);
        } else {
            table.cell("worse", ink::bad);
        }
    }

    private String interval(Estimate estimate) {
        return estimate.n() < 2
                ? "-"
                : Amount.of(estimate.interval().low()) + " " + ink.to() + " "
                        + Amount.of(estimate.interval().high());
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        int replications = comparison.samples().replications();
        notes.add(Words.count(replications, "replication") + " of " + Words.count(comparison.weeks(), "week")
                + " under each policy, paired by common random numbers.");
        if (comparison.contenders().size() > 1) {
            notes.add("Intervals: Student's t, 95 % each. \"better\" and \"worse\" are beyond noise: p below 5 %");
            notes.add("after Holm's correction for " + Words.count(comparison.family(), "test")
                    + " (all pairs of policies, all figures).");
            notes.add("A figure that a run does not have is compared over the pairs in which both have it.");
            notes.add(front());
        }
        long violated = comparison.samples().violated();
        notes.add("Invariants: "
                + (violated == 0 ? "checked after every event, none violated." : violated + " violations."));
        return notes;
    }

    private String front() {
        String figures = front.figures().stream().map(Figure::key).collect(Collectors.joining(" and "));
        List<String> on = new ArrayList<>();
        List<String> off = new ArrayList<>();
        for (int i = 0; i < comparison.contenders().size(); i++) {
            String name = comparison.contenders().get(i).name();
            if (front.has(i)) {
                on.add(name);
            } else {
                off.add(name + " (by "
                        + comparison.contenders().get(front.by(i)).name()
                        + ")");
            }
        }
        return "Pareto front of " + figures + ": " + String.join(", ", on)
                + (off.isEmpty() ? "." : "; dominated: " + String.join(", ", off) + ".");
    }
}
