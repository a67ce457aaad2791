package io.slipway.cli.study;

import io.slipway.cli.terminal.Ink;
import io.slipway.cli.text.Table;
import io.slipway.cli.text.Words;
import io.slipway.study.compare.Amount;
import io.slipway.study.compare.Contender;
import io.slipway.study.statistics.Estimate;
import io.slipway.study.vary.BreakEven;
import io.slipway.study.vary.Sweep;
import io.slipway.study.vary.SweepPoint;
import io.slipway.study.vary.Variation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A sweep as a table, and where its policies break even. */
public final class SweepText {

    private final Sweep sweep;
    private final Ink ink;

    public SweepText(Sweep sweep, Ink ink) {
        this.sweep = sweep;
        this.ink = ink;
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                ink.bold(sweep.figure().key()) + " " + ink.faint(sweep.figure().unit()));
        Table table = new Table(Stream.concat(
                        sweep.variations().stream().map(one -> ">" + one.path()),
                        sweep.contenders().stream().map(Contender::name).flatMap(SweepText::columns))
                .toArray(String[]::new));
        for (SweepPoint point : sweep.points()) {
            table.row();
            for (int i = 0; i < point.at().size(); i++) {
                table.cell(sweep.variations().get(i).text(point.at().get(i)));
            }
            for (int contender = 0; contender < sweep.contenders().size(); contender++) {
                cells(table, point, contender);
            }
        }
        lines.addAll(table.lines(ink));
        lines.add("Intervals: Student's t, 95 %; * differs from "
                + sweep.contenders().get(0).name() + " (95 % at that place alone, not corrected for their number).");
        lines.add(sentence());
        return lines;
    }

    private static Stream<String> columns(String name) {
        return Stream.of(">" + name, "95 % interval");
    }

    private void cells(Table table, SweepPoint point, int contender) {
        Estimate estimate = sweep.estimate(point, contender);
        Estimate difference = sweep.difference(point, contender);
        boolean differs =
                contender > 0 && difference.n() > 1 && !difference.interval().contains(0);
        table.cell((estimate.n() == 0 ? "never" : Amount.of(estimate.mean())) + (differs ? "*" : ""))
                .cell(
                        estimate.n() < 2
                                ? "-"
                                : Amount.of(estimate.interval().low()) + " " + ink.to() + " "
                                        + Amount.of(estimate.interval().high()));
    }

    /** Where the policies break even. */
    public String sentence() {
        List<Variation> variations = sweep.variations();
        if (sweep.contenders().size() < 2) {
            return "One policy alone has nothing to break even with: name another.";
        } else if (variations.size() > 1) {
            return "With two parameters the policies break even along lines, where the map of a report (--report) changes its sign.";
        }
        List<BreakEven> found = sweep.breakEvens();
        Variation variation = variations.get(0);
        if (found.isEmpty()) {
            return "No break-even between " + variation.text(variation.values().get(0)) + " and "
                    + variation.text(variation.values().get(variation.values().size() - 1)) + ": nobody overtakes "
                    + sweep.contenders().get(0).name() + " on "
                    + sweep.figure().key() + " there, or falls behind it.";
        }
        return found.stream().map(one -> told(variation, one)).collect(Collectors.joining(" "));
    }

    private String told(Variation variation, BreakEven one) {
        return sweep.contenders().get(one.contender()).name() + " breaks even with "
                + sweep.contenders().get(0).name() + " on " + sweep.figure().key() + " at " + variation.path() + " = "
                + Amount.of(one.at()) + variation.unit()
                + (one.clear()
                        ? "."
                        : " or so: within noise between " + variation.text(one.below()) + " and "
                                + variation.text(one.above()) + ", more replications would tell.");
    }

    /** What was simulated. */
    public String extent() {
        return Words.count(sweep.points().size(), "place") + ", " + Words.count(sweep.weeks(), "week")
                + " under each policy";
    }
}
