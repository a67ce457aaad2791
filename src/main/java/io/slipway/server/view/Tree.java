package io.slipway.server.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The accounts of a release: counted by stage and phase, and those first that a person should look at. */
final class Tree {

    private static final Comparator<AccountRow> BY_URGENCY = Comparator.comparingInt(AccountRow::urgency)
            .thenComparing(AccountRow::since)
            .thenComparing(row -> row.name);

    private final String run;
    private final Collection<AccountRow> fleet;

    Tree(String release, Collection<AccountRow> fleet) {
        this.run = release + "/";
        this.fleet = fleet;
    }

    ObjectNode json(ObjectNode node, int limit) {
        Map<String, Map<String, Integer>> waves = new TreeMap<>();
        int rest = 0;
        for (AccountRow row : fleet) {
            if (isOf(row)) {
                String stage = row.wave().orElseThrow().substring(run.length());
                waves.computeIfAbsent(stage, first -> new TreeMap<>())
                        .merge(row.isFailed() ? "failed" : row.phase(), 1, Integer::sum);
            }
            rest += isNotable(row) ? 0 : 1;
        }
        node.put("fleet", fleet.size()).put("quiet", rest);
        ObjectNode counts = node.putObject("waves");
        waves.forEach((stage, phases) -> phases.forEach(counts.putObject(stage)::put));
        var list = node.putArray("accounts");
        notable().sorted(BY_URGENCY).limit(limit).forEach(row -> row.json(list.addObject(), true));
        return node;
    }

    private boolean isOf(AccountRow row) {
        return row.wave().filter(wave -> wave.startsWith(run)).isPresent();
    }

    private Stream<AccountRow> notable() {
        return fleet.stream().filter(this::isNotable);
    }

    /** On its way, in need of a hand, or failed in this release. */
    private boolean isNotable(AccountRow row) {
        return row.isMoving() || (row.isFailed() && isOf(row));
    }
}
