package io.slipway.simulation.census;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.simulation.witness.Timers;
import io.slipway.simulation.witness.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One thing that a witness was told, to be told again. */
@FunctionalInterface
interface Fact {

    void tell(Witness witness);

    /** Writes down all it is told. */
    final class Scribe implements Witness {

        private static final List<String> KEYS = List.of(
                "overdue", "switch", "closes", "opens/0", "closes/0", "opens/1", "closes/1", "opens/2", "closes/2");

        private final List<Fact> facts = new ArrayList<>();

        Fact[] facts() {
            return facts.toArray(Fact[]::new);
        }

        @Override
        public void happened(Instant at, EntityId entity, Event event) {
            facts.add(witness -> witness.happened(at, entity, event));
        }

        @Override
        public void started(Instant at, EntityId job, long epoch, Build build) {
            facts.add(witness -> witness.started(at, job, epoch, build));
        }

        @Override
        public void online(Instant at, EntityId job, long epoch) {
            facts.add(witness -> witness.online(at, job, epoch));
        }

        @Override
        public void draining(Instant at, EntityId job, long epoch) {
            facts.add(witness -> witness.draining(at, job, epoch));
        }

        @Override
        public void gone(Instant at, EntityId job, long epoch, Ending ending) {
            facts.add(witness -> witness.gone(at, job, epoch, ending));
        }

        @Override
        public void serving(Instant at, EntityId account, Build build) {
            facts.add(witness -> witness.serving(at, account, build));
        }

        @Override
        public void rested(Instant at, EntityId entity, Object state, Timers timers) {
            Timers then = frozen(timers);
            facts.add(witness -> witness.rested(at, entity, state, then));
        }

        @Override
        public void rang(Instant at, EntityId entity, String key, Instant due) {
            facts.add(witness -> witness.rang(at, entity, key, due));
        }

        @Override
        public void crashed(Instant at, EntityId entity) {
            facts.add(witness -> witness.crashed(at, entity));
        }

        @Override
        public void ended(Instant at) {
            facts.add(witness -> witness.ended(at));
        }

        private static Timers frozen(Timers timers) {
            Map<String, Optional<Instant>> pending = new TreeMap<>();
            KEYS.forEach(key -> timers.at(key).ifPresent(at -> pending.put(key, Optional.of(at))));
            return key -> pending.getOrDefault(key, Optional.empty());
        }
    }
}
