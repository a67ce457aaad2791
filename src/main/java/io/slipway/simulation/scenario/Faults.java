package io.slipway.simulation.scenario;

import io.slipway.simulation.fault.Fault;
import java.time.Duration;
import java.util.List;

/**
 * What goes wrong in the control plane itself, and in what it deals with.
 *
 * @param entityCrash share of the deliveries on which the receiving entity crashes, 0 to 1: half of these before its events are
 *     safe, half after
 * @param listed faults at places of their own
 */
public record Faults(double entityCrash, List<ScheduledCrash> crashes, List<Fault> listed) {

    public Faults {
        crashes = List.copyOf(crashes);
        listed = List.copyOf(listed);
    }

    /** By how much a clock may be off. */
    public Duration clockError() {
        return listed.stream()
                .filter(Fault.ClockOff.class::isInstance)
                .map(clock -> ((Fault.ClockOff) clock).by().abs())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
