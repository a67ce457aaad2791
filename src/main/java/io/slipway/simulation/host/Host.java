package io.slipway.simulation.host;

import io.slipway.machine.EntityId;

/** Runs the machines, one delivery at a time, and reports to its {@link Ledger}. */
public interface Host extends AutoCloseable {

    /** The entity of this address. It exists from its first delivery on; the reference may be kept. */
    Inhabitant inhabitant(EntityId id);

    @Override
    void close();
}
