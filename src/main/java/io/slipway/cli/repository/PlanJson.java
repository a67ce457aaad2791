package io.slipway.cli.repository;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.cli.text.JsonText;
import io.slipway.conf.Finding;
import io.slipway.feature.Change;
import io.slipway.feature.FeatureRepository;
import io.slipway.feature.JobCounts;
import io.slipway.feature.Plan;
import io.slipway.feature.Restart;
import io.slipway.feature.StreamChange;
import io.slipway.feature.Transition;
import io.slipway.machine.Build;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A plan as a document: the vocabulary of DOMAIN 5.1, and what Slipway adds to it. */
public final class PlanJson {

    private PlanJson() {}

    /** @param warnings of the repository's files */
    public static ObjectNode of(PlanRequest request, Plan plan, List<Finding> warnings) {
        FeatureRepository declared = request.declared();
        ObjectNode document = JsonText.object();
        document.put("plan_id", plan.id())
                .put("account", request.account())
                .put("workspace", declared.workspace().name())
                .put("workspace_kind", declared.workspace().kind().name().toLowerCase(Locale.ROOT))
                .put("sdk", declared.sdk())
                .put("against", request.base())
                .put("suppress_recreates", plan.options().suppressRecreates())
                .put("today", plan.options().today().toString());
        ArrayNode diffs = document.putArray("object_diffs");
        plan.changes().stream()
                .filter(change -> change.transition() != Transition.UNCHANGED)
                .forEach(change -> object(diffs.addObject(), change));
        ArrayNode streams = document.putArray("stream_changes");
        plan.streams().forEach(stream -> stream(streams.addObject(), stream));
        ObjectNode summary = document.putObject("summary");
        for (Transition transition : Transition.values()) {
            summary.put(transition.name().toLowerCase(Locale.ROOT), plan.count(transition));
        }
        jobs(document.putObject("jobs"), plan.jobs());
        plan.notes().forEach(document.putArray("notes")::add);
        ArrayNode found = document.putArray("warnings");
        warnings.forEach(warning -> found.addObject()
                .put("where", warning.where())
                .put("what", warning.what())
                .put("mend", warning.mend()));
        return document;
    }

    private static void object(ObjectNode node, Change change) {
        node.put("transition_type", change.transition().name());
        if (change.restart() != Restart.NONE) {
            node.put("stream_restart_type", "RESTART_STREAM_" + change.restart().name());
        }
        ObjectNode metadata =
                node.putObject("object_metadata").put("name", change.object().name());
        change.object().label().owner().ifPresent(owner -> metadata.put("owner", owner));
        change.object().label().description().ifPresent(text -> metadata.put("description", text));
        metadata.put("object_type", change.object().kind().written());
        change.warnings().forEach(node.putArray("warnings")::add);
        ArrayNode properties = node.putArray("property_diffs");
        change.diffs().forEach(diff -> {
            ObjectNode property = properties.addObject().put("property", diff.property());
            property.put("old", diff.before().orElse(null));
            property.put("new", diff.after().orElse(null));
        });
        jobs(node.putObject("jobs"), change.jobs());
    }

    private static void jobs(ObjectNode node, JobCounts jobs) {
        node.put("backfills", jobs.backfills()).put("streams", jobs.streams()).put("recurring", jobs.recurring());
    }

    private static void stream(ObjectNode node, StreamChange change) {
        node.put("name", change.name());
        if (change instanceof StreamChange.Start start) {
            runtime(node.put("action", "START"), start.runtime());
        } else if (change instanceof StreamChange.HandOff handOff) {
            runtime(node.put("action", "HAND_OFF"), handOff.runtime());
            node.put("checkpoints", handOff.checkpoints().name());
        } else if (change instanceof StreamChange.StartAnew anew) {
            runtime(node.put("action", "START_ANEW"), anew.runtime());
        } else {
            node.put("action", "STOP");
        }
    }

    private static void runtime(ObjectNode node, Optional<Build> runtime) {
        runtime.ifPresent(build -> node.put("runtime", build.label()));
    }
}
