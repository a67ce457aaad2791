package io.slipway.server.view;

import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import java.time.Instant;

/**
 * One event of the journal.
 *
 * @param number its place in the journal: it rises, with gaps
 */
public record Change(long number, Instant at, EntityId entity, Event event) {}
