package io.slipway.cli.bench;

import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.simulation.HostKind;
import io.slipway.simulation.Journal;
import io.slipway.simulation.JsonJournal;
import io.slipway.simulation.Simulation;
import io.slipway.simulation.host.SlipwayMachines;
import io.slipway.simulation.invariant.Invariants;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.witness.Witness;
import io.slipway.stream.StreamEvent;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;

/**
 * One run, measured from its first step to its last.
 *
 * @param handoffs complete ones: green online, blue drained
 * @param cpuNanos of the simulation thread
 */
record Lap(long handoffs, long deliveries, long events, long checks, long cpuNanos, long wallNanos) {

    private static final double SECOND = 1e9;

    /** Counts complete handoffs. */
    private static final class Handoffs implements Witness {

        private long complete;

        @Override
        public void happened(Instant at, EntityId entity, Event event) {
            if (event instanceof StreamEvent.BlueDrained) {
                complete++;
            }
        }
    }

    /** What to do while the world of a run is still there. */
    interface Visit {
        void visit();
    }

    static Lap of(Scenario scenario, HostKind host, boolean journal) {
        return of(scenario, host, journal, () -> {});
    }

    static Lap of(Scenario scenario, HostKind host, boolean journal, Visit atTheEnd) {
        var threads = ManagementFactory.getThreadMXBean();
        Invariants invariants = new Invariants(new SlipwayMachines());
        Handoffs handoffs = new Handoffs();
        Panorama panorama = new Panorama(scenario.policy(), scenario.baseline(), invariants);
        Journal sink = journal ? JsonJournal.digestOnly() : Journal.NONE;
        try (Simulation simulation = new Simulation(scenario, host, sink, List.of(panorama, handoffs))) {
            long wall = System.nanoTime();
            long cpu = threads.getCurrentThreadCpuTime();
            simulation.run();
            cpu = threads.getCurrentThreadCpuTime() - cpu;
            wall = System.nanoTime() - wall;
            atTheEnd.visit();
            if (invariants.violated() > 0) {
                throw new IllegalStateException("the bench violated an invariant: "
                        + invariants.violations().get(0));
            }
            return new Lap(
                    handoffs.complete, simulation.deliveries(), simulation.events(), invariants.checked(), cpu, wall);
        }
    }

    double handoffsPerCpuSecond() {
        return handoffs * SECOND / cpuNanos;
    }

    double handoffsPerSecond() {
        return handoffs * SECOND / wallNanos;
    }

    double deliveriesPerCpuSecond() {
        return deliveries * SECOND / cpuNanos;
    }

    double eventsPerCpuSecond() {
        return events * SECOND / cpuNanos;
    }

    double cpuNanosPerEvent() {
        return (double) cpuNanos / events;
    }
}
