package io.slipway.study.explore;

import io.slipway.machine.Command;
import io.slipway.machine.Decision;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Machine;
import io.slipway.simulation.host.Machines;
import io.slipway.simulation.host.SlipwayMachines;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Slipway's machines with one mistake that others made.
 *
 * @param source where it was published
 * @param kind of the entity whose effects are changed
 * @param change what becomes of each effect
 */
record Mutant(String name, String source, String kind, BiFunction<Cause, Effect, Stream<Effect>> change)
        implements Machines {

    private static final SlipwayMachines SOUND = new SlipwayMachines();

    /**
     * Why an effect is to be carried out.
     *
     * @param event none if it is owed after a crash
     */
    record Cause(@Nullable Event event) {

        boolean isRecovery() {
            return event == null;
        }
    }

    /** One that changes some effects whatever brought them about, what is owed after a crash included. */
    static Mutant of(String name, String source, String kind, Function<Effect, Stream<Effect>> change) {
        return new Mutant(name, source, kind, (cause, effect) -> change.apply(effect));
    }

    @Override
    public Machine<Object, Command, Event> of(EntityId entity) {
        Machine<Object, Command, Event> sound = SOUND.of(entity);
        return entity.kind().equals(kind) ? new Mistaken(sound) : sound;
    }

    @Override
    public String toString() {
        return name;
    }

    private final class Mistaken implements Machine<Object, Command, Event> {

        private final Machine<Object, Command, Event> sound;

        Mistaken(Machine<Object, Command, Event> sound) {
            this.sound = sound;
        }

        @Override
        public Object empty(EntityId id) {
            return sound.empty(id);
        }

        @Override
        public Decision<Event> decide(Object state, Command command, Instant now) {
            return sound.decide(state, command, now);
        }

        @Override
        public Object evolve(Object state, Event event) {
            return sound.evolve(state, event);
        }

        @Override
        public List<Effect> effects(Object before, Event event, Object after) {
            return changed(new Cause(event), sound.effects(before, event, after));
        }

        @Override
        public List<Effect> owed(Object state, Instant now) {
            return changed(new Cause(null), sound.owed(state, now));
        }

        private List<Effect> changed(Cause cause, List<Effect> effects) {
            return effects.stream()
                    .flatMap(effect -> change.apply(cause, effect))
                    .toList();
        }
    }
}
