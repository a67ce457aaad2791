package io.slipway.simulation.actors;

import io.slipway.machine.Command;
import io.slipway.machine.Decision;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Machine;
import io.slipway.simulation.host.Fate;
import java.time.Instant;
import java.util.List;

/**
 * A machine that kills the actor it runs in when that is the fate of the delivery. The actor asks for a decision before it
 * persists and for the effects after, so it dies on the right side of its write without knowing that it can. Any failure but
 * that, and any call from a foreign thread, fails the simulation.
 */
final class MortalMachine implements Machine<Object, Command, Event> {

    private final Machine<Object, Command, Event> mind;
    private final DeliveryFate fate;
    private final VirtualLoop loop;

    MortalMachine(Machine<Object, Command, Event> mind, DeliveryFate fate, VirtualLoop loop) {
        this.mind = mind;
        this.fate = fate;
        this.loop = loop;
    }

    @Override
    public Object empty(EntityId id) {
        return mind.empty(id);
    }

    @Override
    public Decision<Event> decide(Object state, Command command, Instant now) {
        loop.own();
        fate.meet();
        fate.strike(Fate.CRASHES_BEFORE_PERSIST);
        Decision<Event> decision = decided(state, command, now);
        if (!persists(decision)) {
            fate.strike(Fate.CRASHES_AFTER_PERSIST);
        }
        return decision;
    }

    private Decision<Event> decided(Object state, Command command, Instant now) {
        try {
            return mind.decide(state, command, now);
        } catch (RuntimeException | Error flaw) {
            throw loop.fail(flaw);
        }
    }

    private static boolean persists(Decision<Event> decision) {
        return decision instanceof Decision.Accepted<Event> accepted
                && !accepted.events().isEmpty();
    }

    @Override
    public Object evolve(Object state, Event event) {
        loop.own();
        try {
            return mind.evolve(state, event);
        } catch (RuntimeException | Error flaw) {
            throw loop.fail(flaw);
        }
    }

    @Override
    public List<Effect> effects(Object before, Event event, Object after) {
        loop.own();
        fate.strike(Fate.CRASHES_AFTER_PERSIST);
        try {
            return mind.effects(before, event, after);
        } catch (RuntimeException | Error flaw) {
            throw loop.fail(flaw);
        }
    }

    @Override
    public List<Effect> owed(Object state, Instant now) {
        loop.own();
        try {
            return mind.owed(state, now);
        } catch (RuntimeException | Error flaw) {
            throw loop.fail(flaw);
        }
    }
}
