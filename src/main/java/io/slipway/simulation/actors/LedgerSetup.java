package io.slipway.simulation.actors;

import akka.actor.setup.Setup;
import io.slipway.simulation.host.Ledger;

/** Tells the journal, which Akka makes, to which ledger it reports. */
final class LedgerSetup extends Setup {

    private final Ledger ledger;

    LedgerSetup(Ledger ledger) {
        this.ledger = ledger;
    }

    Ledger ledger() {
        return ledger;
    }
}
