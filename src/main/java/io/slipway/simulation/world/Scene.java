package io.slipway.simulation.world;

import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.simulation.fault.Adversary;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.time.Agenda;
import io.slipway.simulation.time.Chance;
import io.slipway.simulation.witness.Witness;

/** What every part of the modelled world plays with. */
public interface Scene {

    Scenario scenario();

    Agenda agenda();

    Chance chance();

    Witness witness();

    Adversary adversary();

    /** The entity of this address; it may be kept. */
    Neighbour neighbour(EntityId entity);

    /** Hands an entity a command, at least once, at this instant. */
    default void deliver(EntityId to, EntityId from, Command command) {
        neighbour(to).put(from, command);
    }
}
