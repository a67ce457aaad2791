package io.slipway.simulation.invariant;

import io.slipway.machine.EntityId;
import java.time.Instant;

/**
 * An invariant that did not hold.
 *
 * @param invariant its number in the design: {@code I1}
 * @param entity whom it was broken on
 * @param what one sentence: what was expected, what was found
 */
public record Violation(String invariant, Instant at, EntityId entity, String what) {

    private static final EntityId RUN = EntityId.of("run", "whole");

    /** One that is not seen on a single entity. */
    public static Violation ofRun(String invariant, Instant at, String what) {
        return new Violation(invariant, at, RUN, what);
    }
}
