package io.slipway.simulation.host;

import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import java.time.Instant;

/**
 * Runs the machines, one delivery at a time. An entity exists from its first delivery on. Each call returns only when all that
 * the delivery sets off inside the host has come to rest, and reports it to the host's {@link Ledger} in this order: every event in
 * the order of its persistence, then the effects, then the state they leave.
 */
public interface Host extends AutoCloseable {

    /**
     * Delivers one command.
     *
     * @param from who sent it, told apart only by the ledger
     * @param fate whether, and where, the entity crashes on it; after a crash the entity recovers from its journal and reports what it owes
     */
    void deliver(EntityId to, EntityId from, Command command, Fate fate, Instant now);

    /** Crashes an entity between two deliveries; it recovers and reports what it owes. */
    void crash(EntityId entity, Instant now);

    @Override
    void close();
}
