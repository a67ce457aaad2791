package io.slipway.cli.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.conf.Formats;
import io.slipway.judge.metric.Evidence;
import io.slipway.judge.metric.Judgement;
import io.slipway.judge.metric.MetricPlan;
import io.slipway.judge.metric.Samples;
import io.slipway.judge.metric.Side;
import io.slipway.judge.power.Sight;
import java.util.List;
import java.util.Map;

/** A judgement as one document. Numbers that are not known are left out. */
public final class JudgementJson {

    private JudgementJson() {}

    public static ObjectNode of(
            MetricPlan plan, Judgement judgement, Samples baseline, Samples candidate, List<Sight> blind) {
        ObjectNode document = JsonText.object()
                .put("verdict", judgement.verdict().name())
                .put("reason", judgement.reason())
                .put("score", judgement.score().total())
                .put("alpha", plan.alpha())
                .put("correction", Formats.written(plan.correction()))
                .put("family", plan.family());
        ObjectNode groups = document.putObject("groups");
        judgement.score().groups().forEach(groups::put);
        ObjectNode stray = document.putObject("malformedRows");
        counts(stray.putObject("baseline"), baseline.malformed());
        counts(stray.putObject("candidate"), candidate.malformed());
        var metrics = document.putArray("metrics");
        judgement.evidence().forEach(evidence -> metric(metrics.addObject(), evidence));
        power(document, "blind", blind);
        return document;
    }

    public static ObjectNode of(List<Sight> sights) {
        ObjectNode document = JsonText.object().put("sees", sights.stream().allMatch(Sight::sees));
        power(document, "metrics", sights);
        return document;
    }

    private static void metric(ObjectNode node, Evidence evidence) {
        node.put("metric", evidence.metric().name())
                .put("group", evidence.metric().group())
                .put("critical", evidence.metric().critical())
                .put("muted", evidence.metric().muted())
                .put("outcome", evidence.outcome().name())
                .put("classification", evidence.label().name())
                .put("failsAlone", evidence.failsAlone())
                .put("measure", Formats.written(evidence.metric().bounds().measure()));
        known(node, "effect", evidence.effect());
        known(node, "p", evidence.p());
        known(node, "adjustedP", evidence.adjustedP());
        ObjectNode shift = node.putObject("shift");
        known(shift, "estimate", evidence.shift().estimate());
        known(shift, "low", evidence.shift().low());
        known(shift, "high", evidence.shift().high());
        side(node.putObject("baseline"), evidence.baseline());
        side(node.putObject("candidate"), evidence.candidate());
        node.put("sentence", evidence.sentence());
    }

    private static void side(ObjectNode node, Side side) {
        node.put("samples", side.samples());
        known(node, "median", side.median());
        node.put("outliersRemoved", side.outliers()).put("nans", side.nans());
        counts(node.putObject("malformed"), side.malformed());
    }

    private static void power(ObjectNode document, String name, List<Sight> sights) {
        var list = document.putArray(name);
        sights.forEach(sight -> list.addObject()
                .put("metric", sight.metric())
                .put("sees", sight.sees())
                .put("needsSeconds", sight.needs().toSeconds())
                .put("soakSeconds", sight.has().toSeconds())
                .put("sentence", sight.sentence()));
    }

    private static void known(ObjectNode node, String name, double value) {
        if (!Double.isNaN(value)) {
            node.put(name, value);
        }
    }

    private static void counts(ObjectNode node, Map<String, Long> counts) {
        counts.forEach(node::put);
    }
}
