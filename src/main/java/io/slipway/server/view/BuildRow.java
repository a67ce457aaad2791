package io.slipway.server.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.train.TrainEvent;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One build of a release: what its gates, the cells of its validation matrix and its soak say. */
final class BuildRow {

    private final Map<String, String> gates = new TreeMap<>();
    private final Map<String, String> cells = new TreeMap<>();
    private final Map<String, String> soak = new TreeMap<>();

    /** Whether the event is about what a build has shown; if so it is taken down. */
    static boolean happened(Map<String, BuildRow> builds, TrainEvent event) {
        if (event instanceof TrainEvent.VerdictRecorded e) {
            row(builds, e.build().label()).gates.put(word(e.gate()), word(e.verdict()));
        } else if (event instanceof TrainEvent.GateOverridden e) {
            row(builds, e.build().label())
                    .gates
                    .put(word(e.gate()), "overridden by " + e.actor().name());
        } else if (event instanceof TrainEvent.CellRecorded e) {
            row(builds, e.build().label()).cells.put(e.cell().toString(), word(e.outcome()));
        } else if (event instanceof TrainEvent.CellRerun e) {
            row(builds, e.build().label()).cells.put(e.cell().toString(), "running");
        } else if (event instanceof TrainEvent.SignalJudged e) {
            row(builds, e.build().label()).soak.put(e.metric(), word(e.verdict()));
        } else if (event instanceof TrainEvent.SoakUnwatched e) {
            row(builds, e.build().label()).soak.put("all", "unwatched: " + e.reason());
        } else if (event instanceof TrainEvent.SoakOverridden e) {
            row(builds, e.build().label())
                    .soak
                    .put("all", "overridden by " + e.actor().name());
        } else if (event instanceof TrainEvent.SoakInconclusive e) {
            row(builds, e.build().label()).soak.put("all", "inconclusive");
        } else {
            return false;
        }
        return true;
    }

    private static BuildRow row(Map<String, BuildRow> builds, String build) {
        return builds.computeIfAbsent(build, first -> new BuildRow());
    }

    private static String word(Object value) {
        return value.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Cells are counted by what they came to; those that are not as they should be are named. */
    void json(ObjectNode node) {
        var gatesNode = node.putObject("gates");
        gates.forEach(gatesNode::put);
        if (!soak.isEmpty()) {
            var soakNode = node.putObject("soak");
            soak.forEach(soakNode::put);
        }
        if (!cells.isEmpty()) {
            var cellsNode = node.putObject("cells");
            cellsNode.put("pass", cells.values().stream().filter("pass"::equals).count());
            var others = cellsNode.putObject("others");
            cells.forEach((cell, outcome) -> {
                if (!outcome.equals("pass")) {
                    others.put(cell, outcome);
                }
            });
        }
    }
}
