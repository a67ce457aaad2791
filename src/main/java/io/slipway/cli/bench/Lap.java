package io.slipway.cli.bench;

import io.slipway.simulation.HostKind;
import io.slipway.simulation.Journal;
import io.slipway.simulation.JsonJournal;
import io.slipway.simulation.Simulation;
import io.slipway.simulation.host.SlipwayMachines;
import io.slipway.simulation.invariant.Invariants;
import io.slipway.simulation.panorama.Onlooker;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.panorama.SeenJob;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.stream.StreamEvent;
import java.lang.management.ManagementFactory;
import java.time.Instant;

/**
 * One run, measured from its first step to its last.
 *
 * @param handoffs complete ones: green online, blue drained
 * @param cpuNanos of the simulation thread
 */
record Lap(long handoffs, long deliveries, long events, long checks, long cpuNanos, long wallNanos) {

    private static final double SECOND = 1e9;

    /** Counts complete handoffs. */
    private static final class Handoffs implements Onlooker {

        private long complete;

        @Override
        public void job(Instant at, SeenJob job, StreamEvent event) {
            if (event instanceof StreamEvent.BlueDrained) {
                complete++;
            }
        }
    }

    static Lap of(Scenario scenario, HostKind host, boolean journal) {
        return of(scenario, host, journal, () -> {});
    }

    /** @param atTheEnd what to do while the world of the run is still there */
    static Lap of(Scenario scenario, HostKind host, boolean journal, Runnable atTheEnd) {
        var threads = ManagementFactory.getThreadMXBean();
        Invariants invariants = new Invariants(new SlipwayMachines());
        Handoffs handoffs = new Handoffs();
        Panorama panorama = new Panorama(scenario.policy(), scenario.baseline(), invariants, handoffs);
        Journal sink = journal ? JsonJournal.digestOnly() : Journal.NONE;
        try (Simulation simulation = new Simulation(scenario, host, sink, panorama)) {
            long wall = System.nanoTime();
            long cpu = threads.getCurrentThreadCpuTime();
            simulation.run();
            cpu = threads.getCurrentThreadCpuTime() - cpu;
            wall = System.nanoTime() - wall;
            atTheEnd.run();
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
