package io.slipway.simulation.scenario;

import java.util.List;

/**
 * What goes wrong in the control plane itself.
 *
 * @param entityCrash share of the deliveries on which the receiving entity crashes, 0 to 1: half of these before its events are
 *     safe, half after
 */
public record Faults(double entityCrash, List<ScheduledCrash> crashes) {

    public Faults {
        crashes = List.copyOf(crashes);
    }
}
