package io.slipway.cluster.live;

import io.slipway.cluster.journal.Unreadable;
import io.slipway.machine.Command;
import io.slipway.machine.Decision;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Machine;
import java.time.Instant;
import java.util.List;

/** A machine that refuses to go on from an event it cannot read: its entity stops, and no other. */
record ReadableMachine(Machine<Object, Command, Event> machine) implements Machine<Object, Command, Event> {

    @Override
    public Object empty(EntityId id) {
        return machine.empty(id);
    }

    @Override
    public Decision<Event> decide(Object state, Command command, Instant now) {
        return machine.decide(state, command, now);
    }

    @Override
    public Object evolve(Object state, Event event) {
        if (event instanceof Unreadable unreadable) {
            throw new IllegalStateException(unreadable.sentence());
        }
        return machine.evolve(state, event);
    }

    @Override
    public List<Effect> effects(Object before, Event event, Object after) {
        return machine.effects(before, event, after);
    }

    @Override
    public List<Effect> owed(Object state, Instant now) {
        return machine.owed(state, now);
    }
}
