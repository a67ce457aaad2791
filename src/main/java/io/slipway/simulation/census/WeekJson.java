package io.slipway.simulation.census;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One week of the result document. */
final class WeekJson {

    private WeekJson() {}

    static void write(ObjectNode json, Week week) {
        json.put("release", week.release())
                .put("outcome", text(week.outcome()))
                .put("shippedBuild", text(week.shippedBuild()))
                .put("reason", text(week.reason()));
        ArrayNode runs = json.putArray("runs");
        week.runs().forEach(run -> run(runs.addObject(), run));
        ArrayNode issues = json.putArray("issues");
        week.issues().forEach(issue -> issue(issues.addObject(), issue));
    }

    private static void run(ObjectNode json, Run run) {
        json.put("stage", run.plan().stage().name())
                .put("wave", run.plan().stage().wave())
                .put("build", text(run.build()))
                .put("opensAt", run.plan().opens().toString())
                .put("closesAt", run.plan().closes().toString())
                .put("roster", run.roster())
                .put("updated", run.updated())
                .put("failed", run.failed())
                .put("leftOver", run.leftOver())
                .put("startedAt", text(run.startedAt()))
                .put("endedAt", text(run.endedAt()))
                .put("outcome", text(run.outcome()))
                .put("reason", text(run.reason()));
    }

    private static void issue(ObjectNode json, FoundIssue issue) {
        json.put("id", issue.id())
                .put("build", issue.build().label())
                .put("severity", issue.severity().name())
                .put("summary", issue.summary())
                .put("by", issue.by())
                .put("updateFailure", issue.updateFailure())
                .put("openedAt", issue.openedAt().toString())
                .put("standing", issue.standing().name())
                .put("settledAt", text(issue.settledAt()));
    }

    private static @Nullable String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }
}
