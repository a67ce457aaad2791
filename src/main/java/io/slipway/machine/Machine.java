package io.slipway.machine;

import java.time.Instant;
import java.util.List;

/**
 * A deterministic state machine: everything it knows arrives as an argument, everything it wants leaves as a value.
 *
 * <p>A host persists the events of a decision first and carries out their effects after. A crash anywhere in between is cured by
 * {@link #owed}: the host folds the journal again and carries out what the state still owes.
 *
 * @param <S> the state, a fold of events
 * @param <C> the commands it understands; {@link Command} itself where reports from the level below arrive too
 * @param <E> the events it decides
 */
public interface Machine<S, C extends Command, E extends Event> {

    /** The state before the first event. */
    S empty(EntityId id);

    /**
     * Decides; changes nothing.
     *
     * @param now the instant of delivery, the only clock a machine sees
     */
    Decision<E> decide(S state, C command, Instant now);

    /** The state after one more event. Never fails on an event that was journalled. */
    S evolve(S state, E event);

    /** What the outside must be asked to do because this event took {@code before} to {@code after}. */
    List<Effect> effects(S before, E event, S after);

    /** The effects that may not have been carried out when the host stopped: each is safe to repeat. */
    List<Effect> owed(S state, Instant now);
}
