package io.slipway.simulation.host;

import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Machine;

/** Which machine an entity is. */
@FunctionalInterface
public interface Machines {

    /** The machine of this entity, by its kind. */
    Machine<Object, Command, Event> of(EntityId entity);
}
