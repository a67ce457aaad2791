package io.slipway.simulation.actors;

import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.simulation.host.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random scripts: many commands to few entities, so that they meet; one delivery in three crashes. */
final class Scripts {

    private static final int PARENTS = 2;
    private static final int ROUNDS = 4;
    private static final int MOST_LINES = 60;

    private Scripts() {}

    static Arbitrary<Script> any() {
        return Arbitraries.frequencyOf(Tuple.of(9, deliveries()), Tuple.of(1, crashes()))
                .list()
                .ofMaxSize(MOST_LINES)
                .map(Script::new);
    }

    private static Arbitrary<Script.Line> deliveries() {
        Arbitrary<Fate> fates = Arbitraries.frequency(
                Tuple.of(4, Fate.LIVES),
                Tuple.of(1, Fate.CRASHES_BEFORE_PERSIST),
                Tuple.of(1, Fate.CRASHES_AFTER_PERSIST));
        return Combinators.combine(pauses(), entities(), entities(), commands(), fates)
                .as(Script.Deliver::new);
    }

    private static Arbitrary<Script.Line> crashes() {
        return Combinators.combine(pauses(), entities()).as(Script.Crash::new);
    }

    private static Arbitrary<Duration> pauses() {
        return Arbitraries.longs().between(0, Duration.ofMinutes(40).toNanos()).map(Duration::ofNanos);
    }

    private static Arbitrary<EntityId> entities() {
        List<EntityId> entities = new ArrayList<>();
        for (int parent = 0; parent < PARENTS; parent++) {
            entities.add(Rounds.parent(parent));
            for (int child = 0; child < Rounds.CHILDREN; child++) {
                entities.add(Rounds.child(Rounds.parent(parent), child));
            }
        }
        return Arbitraries.of(entities);
    }

    private static Arbitrary<Command> commands() {
        Arbitrary<Integer> rounds = Arbitraries.integers().between(0, ROUNDS);
        return Arbitraries.oneOf(
                rounds.map(Rounds.Begin::new),
                rounds.map(Rounds.Work::new),
                rounds.map(Rounds.Expire::new),
                Combinators.combine(entities(), rounds).as(Rounds.Worked::new));
    }
}
