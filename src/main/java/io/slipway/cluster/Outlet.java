package io.slipway.cluster;

import io.slipway.machine.Command;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Refusal;
import java.util.List;

/**
 * Where what an entity wants leaves its actor. Cluster sharding and the ports carry it when live, the virtual-time queue when
 * simulated. Called on the thread of the actor, after the events that call for it are safe; must not block.
 */
public interface Outlet {

    /** The entity wants these carried out, in this order; never empty. */
    void effects(EntityId entity, List<Effect> effects);

    /** The entity answers at once the command of this sender. */
    void answer(EntityId entity, EntityId sender, Command answer);

    /** The entity refused the command of this sender. */
    void refusal(EntityId entity, EntityId sender, Refusal refusal);

    /** Everything that the last events, or a recovery, called for has left; this is the state they made. */
    void rest(EntityId entity, Object state);

    /** The actor ends, here at least: what it left to be done in time by this outlet is not to be done any more. */
    default void ended(EntityId entity) {}

    /** All that the command called for has left, after {@code events} of it are safe: whoever wants a receipt gets it. */
    default void taken(EntityId entity, Delivery<?> delivery, int events) {}

    /** The command was refused: whoever wants a receipt gets it. */
    default void refused(EntityId entity, Delivery<?> delivery, Refusal refusal) {}
}
