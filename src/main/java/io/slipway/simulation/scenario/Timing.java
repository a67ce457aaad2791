package io.slipway.simulation.scenario;

/** When something happens in a release week. */
public sealed interface Timing {

    /** This long after what causes it. */
    record After(Latency latency) implements Timing {}

    /** At this local time, whatever the cause; not before it. */
    record On(WeekTime moment) implements Timing {}
}
