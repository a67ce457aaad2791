package io.slipway.server.drill;

import io.slipway.server.drill.Drill.Figure;
import io.slipway.simulation.HostKind;
import io.slipway.simulation.Journal;
import io.slipway.simulation.Simulation;
import io.slipway.simulation.fault.Fault;
import io.slipway.simulation.fault.Plan;
import io.slipway.simulation.host.SlipwayMachines;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the simulation allows: the outlines of many runs of one scenario with the same faults, each with a seed of its own. On which
 * node an entity runs is not known of a live cluster, so the runs take turns which node it is that is lost.
 */
final class Envelope {

    private final SortedMap<String, Set<String>> words = new TreeMap<>();
    private final SortedMap<String, long[]> counts = new TreeMap<>();
    private int runs;

    /** Runs the simulations of so many seeds. */
    static Envelope of(Scenario scenario, List<Fault> faults, int seeds) {
        Envelope envelope = new Envelope();
        for (int seed = 1; seed <= seeds; seed++) {
            envelope.add(outline(scenario.withSeed(seed), turned(faults, seed)));
        }
        return envelope;
    }

    private static Outline outline(Scenario scenario, List<Fault> faults) {
        Outline outline = new Outline();
        Scenario faulty = scenario.withFaults(faults);
        Panorama panorama = new Panorama(faulty.policy(), faulty.baseline(), outline);
        try (Simulation simulation = new Simulation(
                faulty, new SlipwayMachines(), HostKind.KERNEL, Journal.NONE, panorama, Plan.of(faults))) {
            simulation.run();
        }
        return outline;
    }

    private static List<Fault> turned(List<Fault> faults, int by) {
        return faults.stream().map(fault -> turned(fault, by)).toList();
    }

    private static Fault turned(Fault fault, int by) {
        if (fault instanceof Fault.NodeLost f) {
            return new Fault.NodeLost((f.node() + by) % Fault.NodeLost.NODES, f.from(), f.lasts());
        } else if (fault instanceof Fault.Partition f) {
            return new Fault.Partition((f.node() + by) % Fault.NodeLost.NODES, f.from(), f.lasts());
        }
        return fault;
    }

    private void add(Outline outline) {
        outline.words()
                .forEach((figure, word) ->
                        words.computeIfAbsent(figure, first -> new TreeSet<>()).add(word));
        outline.counts().forEach((figure, count) -> {
            long[] range = counts.computeIfAbsent(figure, first -> new long[] {count, count});
            range[0] = Math.min(range[0], count);
            range[1] = Math.max(range[1], count);
        });
        counts.forEach((figure, range) -> range[0] = outline.counts().containsKey(figure) ? range[0] : 0);
        runs++;
    }

    int runs() {
        return runs;
    }

    /** What is live beside what is simulated. */
    List<Figure> beside(Outline live) {
        List<Figure> lines = new ArrayList<>();
        words.forEach((figure, allowed) -> {
            String found = live.words().getOrDefault(figure, "none");
            lines.add(new Figure(figure, found, String.join(" or ", allowed), allowed.contains(found)));
        });
        Set<String> figures = new TreeSet<>(counts.keySet());
        figures.addAll(live.counts().keySet());
        for (String figure : figures) {
            long found = live.counts().getOrDefault(figure, 0L);
            long[] range = counts.getOrDefault(figure, new long[2]);
            String simulated = range[0] == range[1] ? String.valueOf(range[0]) : range[0] + " to " + range[1];
            lines.add(new Figure(figure, String.valueOf(found), simulated, found >= range[0] && found <= range[1]));
        }
        return lines;
    }
}
