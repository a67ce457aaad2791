package io.slipway.simulation.actors;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.machine.EntityId;
import io.slipway.simulation.host.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DeterminismTest {

    private static final int PARENTS = 3_000;
    private static final long SEED = 20261124;

    /** Every parent begins and every child works, in a shuffled order: 12,000 actors, of which some hundreds crash. */
    private static Script crowd() {
        SplittableRandom chance = new SplittableRandom(SEED);
        List<Script.Line> lines = new ArrayList<>();
        EntityId tester = EntityId.of("test", "tester");
        for (int number = 0; number < PARENTS; number++) {
            EntityId parent = Rounds.parent(number);
            lines.add(new Script.Deliver(Duration.ofMillis(3), parent, tester, new Rounds.Begin(1), fate(chance)));
            for (int c = 0; c < Rounds.CHILDREN; c++) {
                EntityId child = Rounds.child(parent, c);
                lines.add(new Script.Deliver(Duration.ZERO, child, parent, new Rounds.Work(1), fate(chance)));
                lines.add(new Script.Deliver(Duration.ZERO, parent, child, new Rounds.Worked(child, 1), fate(chance)));
            }
        }
        for (int i = lines.size() - 1; i > 0; i--) {
            lines.set(i, lines.set(chance.nextInt(i + 1), lines.get(i)));
        }
        return new Script(lines);
    }

    private static Fate fate(SplittableRandom chance) {
        Fate[] fates = Fate.values();
        return chance.nextInt(30) == 0 ? fates[chance.nextInt(fates.length)] : Fate.LIVES;
    }

    @Test
    void twelveThousandActorsDoWhatTheKernelDoesTwiceOver() {
        Script crowd = crowd();

        List<String> first = crowd.playedByActors();

        assertThat(first).isEqualTo(crowd.playedByKernel());
        assertThat(crowd.playedByActors()).isEqualTo(first);
    }

    @Test
    void twoSimulationsAtOnceDoNotDisturbEachOther() throws Exception {
        Script crowd = crowd();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<List<String>> one = threads.submit(crowd::playedByActors);
            Future<List<String>> other = threads.submit(crowd::playedByActors);

            assertThat(one.get()).isEqualTo(other.get()).isEqualTo(crowd.playedByKernel());
        } finally {
            threads.shutdownNow();
        }
    }
}
