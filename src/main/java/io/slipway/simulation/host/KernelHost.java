package io.slipway.simulation.host;

import io.slipway.machine.Command;
import io.slipway.machine.Decision;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Machine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls the machines directly. A state is its journal's fold, so a crash loses none of it and the kernel keeps no journal to fold. */
public final class KernelHost implements Host {

    private final Machines machines;
    private final Ledger ledger;
    private final Map<EntityId, Entity> entities = new HashMap<>(); // looked up, never iterated

    public KernelHost(Machines machines, Ledger ledger) {
        this.machines = machines;
        this.ledger = ledger;
    }

    @Override
    public void deliver(EntityId to, EntityId from, Command command, Fate fate, Instant now) {
        Entity entity = entity(to);
        if (fate == Fate.CRASHES_BEFORE_PERSIST) {
            recover(entity, now);
            return;
        }
        Decision<Event> decision = entity.machine.decide(entity.state, command, now);
        List<Effect> effects =
                decision instanceof Decision.Accepted<Event> accepted ? persist(entity, accepted.events()) : List.of();
        if (fate == Fate.CRASHES_AFTER_PERSIST) {
            recover(entity, now);
            return;
        }
        if (decision instanceof Decision.Accepted<Event> accepted) {
            if (!effects.isEmpty()) {
                ledger.effects(to, effects);
            }
            if (accepted.answer().isPresent()) {
                ledger.answered(to, from, accepted.answer().get());
            }
            if (!accepted.events().isEmpty()) {
                ledger.rested(to, entity.state);
            }
        } else if (decision instanceof Decision.Refused<Event> refused) {
            ledger.refused(to, from, refused.refusal());
        }
    }

    private List<Effect> persist(Entity entity, List<Event> events) {
        List<Effect> effects = List.of();
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            Object before = entity.state;
            entity.state = entity.machine.evolve(before, event);
            ledger.persisted(entity.id, event);
            effects = joined(effects, entity.machine.effects(before, event, entity.state));
        }
        return effects;
    }

    private static List<Effect> joined(List<Effect> first, List<Effect> second) {
        if (first.isEmpty()) {
            return second;
        } else if (second.isEmpty()) {
            return first;
        }
        List<Effect> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    private void recover(Entity entity, Instant now) {
        List<Effect> owed = entity.machine.owed(entity.state, now);
        if (!owed.isEmpty()) {
            ledger.effects(entity.id, owed);
        }
        ledger.rested(entity.id, entity.state);
    }

    @Override
    public void crash(EntityId id, Instant now) {
        recover(entity(id), now);
    }

    private Entity entity(EntityId id) {
        Entity known = entities.get(id);
        if (known == null) {
            Machine<Object, Command, Event> machine = machines.of(id);
            known = new Entity(id, machine, machine.empty(id));
            entities.put(id, known);
        }
        return known;
    }

    @Override
    public void close() {
        entities.clear();
    }

    private static final class Entity {

        private final EntityId id;
        private final Machine<Object, Command, Event> machine;
        private Object state;

        Entity(EntityId id, Machine<Object, Command, Event> machine, Object state) {
            this.id = id;
            this.machine = machine;
            this.state = state;
        }
    }
}
