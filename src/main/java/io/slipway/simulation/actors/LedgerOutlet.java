package io.slipway.simulation.actors;

import io.slipway.cluster.Outlet;
import io.slipway.machine.Command;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Refusal;
import io.slipway.simulation.host.Ledger;
import java.util.List;

/** Writes in the ledger what the actors want. What the ledger throws, such as a violated invariant, fails the simulation. */
final class LedgerOutlet implements Outlet {

    private final Ledger ledger;
    private final VirtualLoop loop;
    private boolean mute;

    LedgerOutlet(Ledger ledger, VirtualLoop loop) {
        this.ledger = ledger;
        this.loop = loop;
    }

    void mute(boolean on) {
        mute = on;
    }

    @Override
    public void effects(EntityId entity, List<Effect> effects) {
        write(() -> ledger.effects(entity, effects));
    }

    @Override
    public void answer(EntityId entity, EntityId sender, Command answer) {
        write(() -> ledger.answered(entity, sender, answer));
    }

    @Override
    public void refusal(EntityId entity, EntityId sender, Refusal refusal) {
        write(() -> ledger.refused(entity, sender, refusal));
    }

    @Override
    public void rest(EntityId entity, Object state) {
        write(() -> ledger.rested(entity, state));
    }

    private void write(Runnable line) {
        loop.own();
        if (mute) {
            return;
        }
        try {
            line.run();
        } catch (RuntimeException | Error objection) {
            throw loop.fail(objection);
        }
    }
}
