package io.slipway.simulation.actors;

import io.slipway.machine.Command;
import io.slipway.machine.Decision;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Machine;
import io.slipway.simulation.host.Fate;
import io.slipway.simulation.host.Host;
import io.slipway.simulation.host.Ledger;
import io.slipway.simulation.host.Machines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The contract of a host, as plainly as it can be written: what the actors must report, without actors. */
final class DirectHost implements Host {

    private final Machines machines;
    private final Ledger ledger;
    private final Map<EntityId, Object> states = new HashMap<>();
    private final Map<EntityId, List<Event>> journals = new HashMap<>();

    DirectHost(Machines machines, Ledger ledger) {
        this.machines = machines;
        this.ledger = ledger;
    }

    @Override
    public void deliver(EntityId to, EntityId from, Command command, Fate fate, Instant now) {
        Machine<Object, Command, Event> machine = machines.of(to);
        Object before = states.computeIfAbsent(to, machine::empty);
        Decision<Event> decision = machine.decide(before, command, now);
        if (fate != Fate.CRASHES_BEFORE_PERSIST && decision instanceof Decision.Accepted<Event> accepted) {
            persist(to, accepted.events());
        }
        if (fate != Fate.LIVES) {
            recover(to, now);
        } else if (decision instanceof Decision.Accepted<Event> accepted) {
            act(to, from, before, accepted);
        } else if (decision instanceof Decision.Refused<Event> refused) {
            ledger.refused(to, from, refused.refusal());
        }
    }

    private void persist(EntityId entity, List<Event> events) {
        journals.computeIfAbsent(entity, none -> new ArrayList<>()).addAll(events);
        events.forEach(event -> ledger.persisted(entity, event));
    }

    private void act(EntityId entity, EntityId sender, Object before, Decision.Accepted<Event> accepted) {
        Machine<Object, Command, Event> machine = machines.of(entity);
        List<Effect> effects = new ArrayList<>();
        Object state = before;
        for (Event event : accepted.events()) {
            Object after = machine.evolve(state, event);
            effects.addAll(machine.effects(state, event, after));
            state = after;
        }
        states.put(entity, state);
        report(entity, effects);
        accepted.answer().ifPresent(answer -> ledger.answered(entity, sender, answer));
        if (!accepted.events().isEmpty()) {
            ledger.rested(entity, state);
        }
    }

    @Override
    public void crash(EntityId entity, Instant now) {
        if (states.containsKey(entity)) {
            recover(entity, now);
        }
    }

    private void recover(EntityId entity, Instant now) {
        Machine<Object, Command, Event> machine = machines.of(entity);
        Object state = machine.empty(entity);
        for (Event event : journals.getOrDefault(entity, List.of())) {
            state = machine.evolve(state, event);
        }
        states.put(entity, state);
        report(entity, machine.owed(state, now));
        ledger.rested(entity, state);
    }

    private void report(EntityId entity, List<Effect> effects) {
        if (!effects.isEmpty()) {
            ledger.effects(entity, effects);
        }
    }

    @Override
    public void close() {}
}
