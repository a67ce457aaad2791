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
public record Violation(String invariant, Instant at, EntityId entity, String what) {}
