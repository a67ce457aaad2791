package io.slipway.simulation.witness;

import java.time.Instant;
import java.util.Optional;

/** The pending timers of one entity. */
@FunctionalInterface
public interface Timers {

    /** When the timer of this key will ring; empty if there is none. */
    Optional<Instant> at(String key);
}
