package io.slipway.simulation.census;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.simulation.invariant.Violation;

/** A result as the document that {@code simulate --json} writes: keys in a fixed order, instants in ISO-8601, {@code null} for none. */
public final class ResultJson {

    private ResultJson() {}

    public static ObjectNode of(SimulationResult result) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        run(document, result.run());
        ArrayNode weeks = document.putArray("weeks");
        result.weeks().forEach(week -> WeekJson.write(weeks.addObject(), week));
        ObjectNode accounts = document.putObject("accounts");
        result.accounts().forEach(accounts::put);
        streamJobs(document.putObject("streamJobs"), result.streamJobs());
        invariants(document.putObject("invariants"), result);
        ObjectNode figures = document.putObject("figures");
        result.figures().forEach(figures::put);
        return document;
    }

    private static void run(ObjectNode json, RunRecord run) {
        json.put("scenario", run.scenario())
                .put("policy", run.policy())
                .put("seed", run.seed())
                .put("host", run.host())
                .put("startedAt", run.startedAt().toString())
                .put("endedAt", run.endedAt().toString())
                .put("events", run.events())
                .put("wallMillis", run.wallMillis())
                .put("journalSha256", run.journalSha256().orElse(null));
    }

    private static void streamJobs(ObjectNode json, StreamJobs jobs) {
        json.put("count", jobs.count())
                .put("pinnedRestarts", jobs.pinnedRestarts())
                .put("handoffs", jobs.handoffs())
                .put("aborted", jobs.aborted())
                .put("failed", jobs.failed());
        if (jobs.minOnline().isPresent()) {
            json.put("minOnline", jobs.minOnline().getAsInt());
        } else {
            json.putNull("minOnline");
        }
        json.put("maxProcesses", jobs.maxProcesses())
                .put("downtimeSeconds", jobs.downtime().toSeconds());
    }

    private static void invariants(ObjectNode json, SimulationResult result) {
        json.put("checked", result.checked());
        ArrayNode violations = json.putArray("violations");
        for (Violation violation : result.violations()) {
            violations
                    .addObject()
                    .put("invariant", violation.invariant())
                    .put("at", violation.at().toString())
                    .put("entity", violation.entity().path())
                    .put("what", violation.what());
        }
        json.put("violated", result.violated());
    }
}
