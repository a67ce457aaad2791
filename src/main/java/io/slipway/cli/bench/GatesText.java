package io.slipway.cli.bench;

import io.slipway.cli.terminal.Ink;
import io.slipway.cli.text.Table;
import io.slipway.study.gates.GateFigures;
import io.slipway.study.gates.Labelled.Kind;
import io.slipway.study.gates.Proportion;
import io.slipway.study.gates.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How well gates decide, as tables. */
public final class GatesText {

    private final GateFigures figures;
    private final long seed;
    private final Ink ink;

    public GatesText(GateFigures figures, long seed, Ink ink) {
        this.figures = figures;
        this.seed = seed;
        this.ink = ink;
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(ink.bold("Gates") + ": "
                + String.format(
                        Locale.ROOT,
                        "%,d simulated releases, kernel host, seed %d",
                        figures.rulings().size(),
                        seed));
        lines.addAll(kinds());
        lines.add("");
        lines.add(share("Recall", figures.recall(), GateFigures.RECALL_ASKED));
        lines.add(share("Precision", figures.precision(), GateFigures.PRECISION_ASKED));
        lines.add(decision());
        lines.add("");
        lines.addAll(List.of(
                "  Grave: one metric at 1.5 to 3 times the rate of the baseline; 1.5 is declared as the",
                "  regression to find. Slight: between 1.1, which is allowed, and 1.5; either answer is",
                "  right, so they count in neither figure. Three metrics are watched, a report a minute.",
                "  Intervals are exact, 95 % (Clopper and Pearson).",
                "  Minutes are virtual, from enough data to the decision: negative is before it. Enough is",
                "  what the best test of fixed size needs that is told the metric and the true ratio, with",
                "  the error rates of the policy. The decision is harmful for grave and slight releases,",
                "  and the last metric safe for sound ones."));
        return lines;
    }

    private List<String> kinds() {
        Table table = new Table(
                "release", ">number", ">stopped", ">completed", ">undecided", ">5 %", ">median", ">95 %", ">in 5 min");
        for (Kind kind : Kind.values()) {
            table.row()
                    .cell(kind.name().toLowerCase(Locale.ROOT))
                    .cell(figures.count(kind))
                    .cell(figures.count(kind, Ruling::stopped))
                    .cell(figures.count(kind, Ruling::completed))
                    .cell(figures.count(kind, ruling -> !ruling.stopped() && !ruling.completed()))
                    .cell(minutes(kind, 0.05))
                    .cell(minutes(kind, 0.5))
                    .cell(minutes(kind, 0.95))
                    .cell(percent(
                            figures.within(kind, GateFigures.MINUTES_ASKED).value()));
        }
        return table.lines(ink);
    }

    private String minutes(Kind kind, double quantile) {
        return String.format(Locale.ROOT, "%+.0f min", figures.minutesAfterEnough(kind, quantile));
    }

    private String share(String name, Proportion found, double asked) {
        String text = String.format(
                Locale.ROOT,
                "  %-9s  %s (%d of %d; interval %s to %s), asked %s",
                name,
                percent(found.value()),
                found.successes(),
                found.trials(),
                percent(found.low()),
                percent(found.high()),
                percent(asked));
        return found.value() >= asked ? ink.good(text) : ink.bad(text);
    }

    private String decision() {
        double median = figures.minutesAfterEnough(Kind.GRAVE, 0.5);
        String text = String.format(
                Locale.ROOT,
                "  Decision   median %+.0f min from enough data, asked %.0f",
                median,
                GateFigures.MINUTES_ASKED);
        return median <= GateFigures.MINUTES_ASKED ? ink.good(text) : ink.bad(text);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }
}
