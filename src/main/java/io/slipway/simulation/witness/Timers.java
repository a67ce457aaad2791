package io.slipway.simulation.witness;

import java.time.Instant;
import java.util.Optional;

/** The pending timers of one entity. */
@FunctionalInterface
public interface Timers {

    /** What the entity's clock will show when the timer of this key rings; empty if there is none. */
    Optional<Instant> at(String key);
}
