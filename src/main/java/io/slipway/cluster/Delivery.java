package io.slipway.cluster;

import io.slipway.machine.EntityId;
import java.util.Optional;

/**
 * What an {@link EntityActor} receives: one command, and whom to answer.
 *
 * @param from the entity, port or person that sent the command
 * @param slip where a receipt goes; empty if nobody waits for one
 */
public record Delivery<C>(EntityId from, C command, Optional<Slip> slip) {

    /** A delivery without a receipt. */
    public Delivery(EntityId from, C command) {
        this(from, command, Optional.empty());
    }
}
