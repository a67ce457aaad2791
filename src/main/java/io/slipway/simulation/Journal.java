package io.slipway.simulation;

import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import java.time.Instant;

/** Takes every event of a run, in order. */
@FunctionalInterface
public interface Journal {

    /** Keeps nothing, for runs that are only counted. */
    Journal NONE = (sequence, at, entity, event) -> {};

    /** @param sequence the place in the run, from 1 */
    void append(long sequence, Instant at, EntityId entity, Event event);
}
