package io.slipway.cli.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.cli.text.JsonText;
import io.slipway.study.gates.GateFigures;
import io.slipway.study.gates.Labelled.Kind;
import io.slipway.study.gates.Proportion;
import io.slipway.study.gates.Ruling;
import java.util.Locale;

/** How well gates decide, as a document. */
public final class GatesJson {

    private GatesJson() {}

    public static ObjectNode of(GateFigures figures, long seed) {
        ObjectNode document = JsonText.object();
        document.put("seed", seed).put("releases", figures.rulings().size());
        share(document.putObject("recall"), figures.recall(), GateFigures.RECALL_ASKED);
        share(document.putObject("precision"), figures.precision(), GateFigures.PRECISION_ASKED);
        for (Kind kind : Kind.values()) {
            document.putObject(kind.name().toLowerCase(Locale.ROOT))
                    .put("number", figures.count(kind))
                    .put("stopped", figures.count(kind, Ruling::stopped))
                    .put("completed", figures.count(kind, Ruling::completed))
                    .put("minutesAfterEnoughP5", figures.minutesAfterEnough(kind, 0.05))
                    .put("minutesAfterEnoughMedian", figures.minutesAfterEnough(kind, 0.5))
                    .put("minutesAfterEnoughP95", figures.minutesAfterEnough(kind, 0.95))
                    .put(
                            "withinFiveMinutes",
                            figures.within(kind, GateFigures.MINUTES_ASKED).value());
        }
        return document.put("suffices", figures.suffices());
    }

    private static void share(ObjectNode node, Proportion found, double asked) {
        node.put("value", found.value())
                .put("of", found.trials())
                .put("low", found.low())
                .put("high", found.high())
                .put("asked", asked);
    }
}
