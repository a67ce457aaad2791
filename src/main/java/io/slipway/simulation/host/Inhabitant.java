package io.slipway.simulation.host;

import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import java.time.Instant;

/**
 * One entity in a host. Each call returns only when all that it sets off inside the host has come to rest, and reports in this order:
 * every event in the order of its persistence, then the effects, then the state they leave.
 */
public interface Inhabitant {

    /**
     * Delivers one command.
     *
     * @param from who sent it, told apart only by the ledger
     * @param fate whether, and where, the entity crashes on it; after a crash the entity recovers from its journal and reports what it owes
     */
    void deliver(EntityId from, Command command, Fate fate, Instant now);

    /** Crashes the entity between two deliveries; it recovers and reports what it owes. */
    void crash(Instant now);
}
