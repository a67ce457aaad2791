package io.slipway.simulation;

import io.slipway.simulation.actors.ActorsHost;
import io.slipway.simulation.host.Host;
import io.slipway.simulation.host.KernelHost;
import io.slipway.simulation.host.Ledger;
import io.slipway.simulation.host.Machines;

/** Who runs the machines. */
public enum HostKind {
    /** Persistent actors, as when live, on one thread: faithful. */
    ACTORS {
        @Override
        Host open(Machines machines, Ledger ledger) {
            return new ActorsHost(machines, ledger);
        }
    },
    /** Calls them directly: fast. */
    KERNEL {
        @Override
        Host open(Machines machines, Ledger ledger) {
            return new KernelHost(machines, ledger);
        }
    };

    abstract Host open(Machines machines, Ledger ledger);
}
