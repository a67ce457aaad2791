package io.slipway.study.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.machine.Build;
import io.slipway.study.report.Chronicle.Shift;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many accounts each build serves, over time: at most {@value #POINTS} points, spread over the changes. */
final class FleetSection {

    private static final int POINTS = 600;

    private final LocalMillis local;
    private final Map<Build, Integer> counts = new LinkedHashMap<>();
    private final Map<Build, ArrayNode> lines = new LinkedHashMap<>();
    private final List<List<String>> rows = new ArrayList<>();

    FleetSection(LocalMillis local) {
        this.local = local;
    }

    Section of(List<Shift> shifts, Instant from, Instant to) {
        List<Integer> ends = ends(shifts);
        shifts.forEach(shift -> counts.putIfAbsent(shift.build(), 0));
        counts.keySet().forEach(build -> lines.put(build, JsonNodeFactory.instance.arrayNode()));
        int next = 0;
        for (int point = 0; point < ends.size(); point++) {
            for (; next <= ends.get(point); next++) {
                counts.merge(shifts.get(next).build(), shifts.get(next).accounts(), Integer::sum);
            }
            Instant at = shifts.get(ends.get(point)).at();
            point(at);
            if (point % Math.max(1, ends.size() / 12) == 0 || point == ends.size() - 1) {
                row(at);
            }
        }
        point(to);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("from", local.of(from)).put("to", local.of(to));
        ArrayNode builds = json.putArray("builds");
        lines.forEach(
                (build, line) -> builds.addObject().put("name", build.label()).set("points", line));
        return new Section(
                "fleet",
                "fleet",
                "Fleet over time",
                "How many accounts each build serves.",
                json,
                List.of("time", "accounts by build"),
                rows);
    }

    /** The places of the last change at each instant that gets a point. */
    private static List<Integer> ends(List<Shift> shifts) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < shifts.size(); i++) {
            boolean last = i == shifts.size() - 1
                    || !shifts.get(i + 1).at().equals(shifts.get(i).at());
            if (last) {
                ends.add(i);
            }
        }
        return Spread.over(ends, POINTS);
    }

    private void point(Instant at) {
        counts.forEach((build, count) -> {
            ArrayNode line = lines.get(build);
            if (line != null) {
                line.addArray().add(local.of(at)).add(count);
            }
        });
    }

    private void row(Instant at) {
        StringBuilder text = new StringBuilder();
        counts.forEach((build, count) -> {
            if (count > 0) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(build)
                        .append(": ")
                        .append(count);
            }
        });
        rows.add(List.of(local.text(at), text.toString()));
    }
}
