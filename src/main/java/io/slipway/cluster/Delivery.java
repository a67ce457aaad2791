package io.slipway.cluster;

import io.slipway.machine.EntityId;

/**
 * What an {@link EntityActor} receives: one command, and whom to answer.
 *
 * @param from the entity, port or person that sent the command
 */
public record Delivery<C>(EntityId from, C command) {}
