package io.slipway.cli.study;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.cli.text.JsonText;
import io.slipway.study.compare.Comparison;
import io.slipway.study.compare.Difference;
import io.slipway.study.compare.Front;
import io.slipway.study.compare.Standing;
import io.slipway.study.compare.Verdict;
import io.slipway.study.figure.Figure;
import io.slipway.study.statistics.Estimate;

/** A comparison as a document. It holds nothing of the machine it ran on, so the same study gives the same bytes. */
public final class ComparisonJson {

    private ComparisonJson() {}

    /**
     * The document.
     *
     * @param first the figure that the question is about
     * @param interrupted whether the study was broken off
     */
    public static ObjectNode of(Comparison comparison, Front front, Figure first, long seed, boolean interrupted) {
        ObjectNode json = JsonText.object();
        json.put("scenario", comparison.contenders().get(0).scenario().name())
                .put("seed", seed)
                .put("replications", comparison.samples().replications())
                .put("weeks", comparison.weeks())
                .put("interrupted", interrupted)
                .put("events", comparison.samples().events())
                .put("violations", comparison.samples().violated())
                .put("interval", "Student's t, 95 %")
                .put("correction", "Holm")
                .put("family", comparison.family());
        ArrayNode policies = json.putArray("policies");
        comparison.contenders().forEach(contender -> policies.add(contender.name()));
        ArrayNode figures = json.putArray("figures");
        for (Figure figure : Figure.values()) {
            figure(figures.addObject(), comparison, figure);
        }
        front(json.putObject("front"), comparison, front);
        json.put("figure", first.key());
        json.put("verdict", new Verdict(comparison, first).sentence());
        return json;
    }

    private static void figure(ObjectNode json, Comparison comparison, Figure figure) {
        json.put("name", figure.key())
                .put("unit", figure.unit())
                .put("definition", figure.definition())
                .put("source", figure.source())
                .put("better", figure.better().name());
        ArrayNode means = json.putArray("means");
        for (int i = 0; i < comparison.contenders().size(); i++) {
            ObjectNode mean = means.addObject();
            mean.put("policy", comparison.contenders().get(i).name());
            estimate(mean, comparison.estimate(i, figure));
        }
        ArrayNode differences = json.putArray("differences");
        for (Difference difference : comparison.differences(figure)) {
            ObjectNode one = differences.addObject();
            one.put(
                            "policy",
                            comparison.contenders().get(difference.contender()).name())
                    .put(
                            "minus",
                            comparison.contenders().get(difference.other()).name());
            estimate(one, difference.paired().estimate());
            one.put("differing", difference.paired().differing())
                    .put("p", difference.paired().p())
                    .put("adjustedP", difference.adjusted())
                    .put("resolved", difference.isResolved());
        }
        if (figure.better() == Figure.Better.LOWER) {
            standing(json, comparison, comparison.standing(figure));
        }
    }

    private static void estimate(ObjectNode json, Estimate estimate) {
        json.put("n", estimate.n());
        if (estimate.n() > 0) {
            json.put("mean", estimate.mean());
        }
        if (estimate.n() > 1) {
            json.put("deviation", estimate.deviation())
                    .put("low", estimate.interval().low())
                    .put("high", estimate.interval().high());
        }
    }

    private static void standing(ObjectNode json, Comparison comparison, Standing standing) {
        ArrayNode leaders = json.putArray("leaders");
        standing.leaders()
                .forEach(i -> leaders.add(comparison.contenders().get(i).name()));
        json.put("won", standing.isWon()).put("equal", standing.equal());
        if (standing.isOpen() && Double.isFinite(standing.moreWeeks())) {
            json.put("moreWeeks", Math.ceil(standing.moreWeeks()));
        }
    }

    private static void front(ObjectNode json, Comparison comparison, Front front) {
        ArrayNode figures = json.putArray("figures");
        front.figures().forEach(figure -> figures.add(figure.key()));
        ArrayNode on = json.putArray("policies");
        ObjectNode dominated = json.putObject("dominatedBy");
        for (int i = 0; i < comparison.contenders().size(); i++) {
            String name = comparison.contenders().get(i).name();
            if (front.has(i)) {
                on.add(name);
            } else {
                dominated.put(name, comparison.contenders().get(front.by(i)).name());
            }
        }
    }
}
