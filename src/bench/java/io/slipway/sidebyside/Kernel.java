package io.slipway.sidebyside;

import io.slipway.simulation.HostKind;
import io.slipway.simulation.Journal;
import io.slipway.simulation.Simulation;
import io.slipway.simulation.host.SlipwayMachines;
import io.slipway.simulation.invariant.Invariants;
import io.slipway.simulation.panorama.Onlooker;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.panorama.SeenJob;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.stream.StreamEvent;
import io.slipway.wave.WaveEvent;
import io.slipway.machine.EntityId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Slipway itself, on one of its hosts: it decides the week anew each time, so it needs the scenario, not the workload. */
record Kernel(Scenario scenario, HostKind host, boolean invariants) implements Engine {

    @Override
    public String name() {
        return host == HostKind.KERNEL ? "Slipway, kernel" : "Slipway, Akka actors";
    }

    @Override
    public String remark() {
        return invariants ? "all rules decided, every invariant checked" : "all rules decided";
    }

    /** What the workload of the scenario is. */
    static Workload record(Scenario scenario) {
        Recorder recorder = new Recorder(scenario.startsAt());
        Panorama panorama = new Panorama(scenario.policy(), scenario.baseline(), recorder);
        try (Simulation simulation = new Simulation(scenario, HostKind.KERNEL, Journal.NONE, panorama)) {
            simulation.run();
        }
        return recorder.workload();
    }

    @Override
    public Played play(Workload workload) {
        Counter counter = new Counter(scenario.startsAt());
        List<Onlooker> onlookers = new ArrayList<>(List.of(counter));
        if (invariants) {
            onlookers.add(new Invariants(new SlipwayMachines()));
        }
        Panorama panorama =
                new Panorama(scenario.policy(), scenario.baseline(), onlookers.toArray(Onlooker[]::new));
        try (Simulation simulation = new Simulation(scenario, host, Journal.NONE, panorama)) {
            simulation.run();
            return new Played(counter.handoffs, simulation.deliveries(), counter.end);
        }
    }

    private static final class Counter implements Onlooker {

        private final long start;
        private long handoffs;
        private long end;

        Counter(Instant start) {
            this.start = start.toEpochMilli();
        }

        @Override
        public void job(Instant at, SeenJob job, StreamEvent event) {
            if (event instanceof StreamEvent.BlueDrained) {
                handoffs++;
            }
        }

        @Override
        public void wave(Instant at, EntityId wave, WaveEvent event) {
            if (event instanceof WaveEvent.AccountUpdated) {
                end = at.toEpochMilli() - start;
            }
        }
    }
}
