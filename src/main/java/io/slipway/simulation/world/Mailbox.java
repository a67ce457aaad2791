package io.slipway.simulation.world;

import io.slipway.machine.Command;
import io.slipway.machine.EntityId;

/** Where the commands to one entity are put. */
@FunctionalInterface
public interface Mailbox {

    /** Hands it a command, at least once, at this instant. */
    void put(EntityId from, Command command);
}
