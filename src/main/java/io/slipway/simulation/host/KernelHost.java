package io.slipway.simulation.host;

import io.slipway.machine.Command;
import io.slipway.machine.Decision;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Machine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Calls the machines directly. A state is its journal's fold, so a crash loses none of it and the kernel keeps no journal to fold. */
public final class KernelHost implements Host {

    private final Machines machines;
    private final Ledger ledger;

    public KernelHost(Machines machines, Ledger ledger) {
        this.machines = machines;
        this.ledger = ledger;
    }

    @Override
    public Inhabitant inhabitant(EntityId id) {
        return new Entity(id, machines.of(id), ledger);
    }

    @Override
    public void close() {
        // Entities are garbage once nobody refers to them.
    }

    private static final class Entity implements Inhabitant {

        private final EntityId id;
        private final Machine<Object, Command, Event> machine;
        private final Ledger ledger;
        private Object state;

        Entity(EntityId id, Machine<Object, Command, Event> machine, Ledger ledger) {
            this.id = id;
            this.machine = machine;
            this.ledger = ledger;
            this.state = machine.empty(id);
        }

        @Override
        public void deliver(EntityId from, Command command, Fate fate, Instant now) {
            if (fate == Fate.CRASHES_BEFORE_PERSIST) {
                crash(now);
                return;
            }
            Decision<Event> decision = machine.decide(state, command, now);
            if (decision instanceof Decision.Accepted<Event> accepted) {
                List<Effect> effects = persist(accepted.events());
                if (fate == Fate.LIVES) {
                    carryOut(from, accepted, effects);
                }
            } else if (decision instanceof Decision.Refused<Event> refused && fate == Fate.LIVES) {
                ledger.refused(id, from, refused.refusal());
            }
            if (fate == Fate.CRASHES_AFTER_PERSIST) {
                crash(now);
            }
        }

        private void carryOut(EntityId from, Decision.Accepted<Event> accepted, List<Effect> effects) {
            if (!effects.isEmpty()) {
                ledger.effects(id, effects);
            }
            if (accepted.answer().isPresent()) {
                ledger.answered(id, from, accepted.answer().get());
            }
            if (!accepted.events().isEmpty()) {
                ledger.rested(id, state);
            }
        }

        private List<Effect> persist(List<Event> events) {
            List<Effect> effects = List.of();
            for (int i = 0; i < events.size(); i++) {
                Event event = events.get(i);
                Object before = state;
                state = machine.evolve(before, event);
                ledger.persisted(id, event);
                effects = joined(effects, machine.effects(before, event, state));
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

        @Override
        public void crash(Instant now) {
            List<Effect> owed = machine.owed(state, now);
            if (!owed.isEmpty()) {
                ledger.effects(id, owed);
            }
            ledger.rested(id, state);
        }
    }
}
