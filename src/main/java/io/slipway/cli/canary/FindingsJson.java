package io.slipway.cli.canary;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.cli.canary.Findings.Difference;
import io.slipway.cli.text.JsonText;
import io.slipway.judge.value.Classification;
import io.slipway.judge.value.Counts;
import io.slipway.judge.value.ServiceTally;
import io.slipway.judge.value.Tally;
import io.slipway.judge.value.Tally.Side;
import java.util.Locale;

/** Findings as a document. */
public final class FindingsJson {

    private FindingsJson() {}

    public static ObjectNode of(Findings found) {
        Tally tally = found.tally();
        ObjectNode document = JsonText.object();
        document.put("verdict", found.verdict().outcome().name());
        found.verdict().reasons().forEach(document.putArray("reasons")::add);
        document.put("baseline", found.asked().baseline().address().toString())
                .put("candidate", found.asked().candidate().address().toString())
                .put("requests", found.asked().requests().toString())
                .put("startedAt", found.startedAt().toString())
                .put("wallMillis", found.took().toMillis());
        document.putObject("tolerance")
                .put("absolute", found.asked().tolerance().absolute())
                .put("relative", found.asked().tolerance().relative());
        document.put("minCoverage", found.asked().minCoverage())
                .put("coverage", tally.coverage())
                .put("samples", tally.samples())
                .put("malformedLines", tally.malformedLines())
                .put("downtime", tally.downtime());
        ObjectNode classes = document.putObject("classifications");
        for (Classification classification : Classification.values()) {
            classes.put(classification.word(), tally.samples(classification));
        }
        ObjectNode outcomes = document.putObject("outcomes");
        for (Side side : Side.values()) {
            ObjectNode counts = outcomes.putObject(side.name().toLowerCase(Locale.ROOT));
            tally.outcomes(side).forEach(counts::put);
        }
        ArrayNode services = document.putArray("services");
        tally.services().forEach(service -> service(services.addObject(), service));
        ArrayNode differences = document.putArray("differences");
        found.differences().forEach(difference -> difference(differences.addObject(), difference));
        ArrayNode unused = document.putArray("unusedExpectations");
        found.unused().forEach(change -> unused.add(change.glob()));
        return document;
    }

    private static void service(ObjectNode node, ServiceTally service) {
        node.put("service", service.name()).put("coverage", service.coverage());
        counts(node.putObject("samples"), service.samples());
        counts(node.putObject("answers"), service.answers());
        ArrayNode features = node.putArray("features");
        service.features().forEach(feature -> {
            ObjectNode child = features.addObject()
                    .put("feature", feature.name())
                    .put("coverage", service.coverage(feature))
                    .put("valued", feature.valued());
            counts(child, feature.counts());
        });
    }

    private static void counts(ObjectNode node, Counts counts) {
        for (Classification classification : Classification.values()) {
            node.put(classification.word(), counts.of(classification));
        }
    }

    private static void difference(ObjectNode node, Difference difference) {
        var example = difference.example();
        node.put("classification", difference.classification().word())
                .put("service", difference.service())
                .put("subject", difference.subject())
                .put("line", example.sample().line())
                .put("joinKeys", example.sample().keys())
                .put("aspect", example.discrepancy().aspect().name())
                .put("path", example.discrepancy().path())
                .put("baseline", example.discrepancy().baseline())
                .put("candidate", example.discrepancy().candidate());
    }
}
