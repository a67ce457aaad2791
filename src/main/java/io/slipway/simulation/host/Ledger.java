package io.slipway.simulation.host;

import io.slipway.machine.Command;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Refusal;
import java.util.List;

/** What a host reports, on the simulation thread only. */
public interface Ledger {

    /** An event is in the journal. */
    void persisted(EntityId entity, Event event);

    /** The entity wants these effects carried out: after its events, or as what it owes after a crash. */
    void effects(EntityId entity, List<Effect> effects);

    /** The entity answers a sender at once. */
    void answered(EntityId entity, EntityId sender, Command answer);

    /** The entity refused a command of this sender. */
    void refused(EntityId entity, EntityId sender, Refusal refusal);

    /** The entity has come to rest in this state. Called after every delivery that persisted an event, and after every recovery. */
    void rested(EntityId entity, Object state);
}
