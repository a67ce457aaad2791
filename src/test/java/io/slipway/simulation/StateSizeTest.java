package io.slipway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.cluster.journal.StateSerializer;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScenarioReader;
import io.slipway.simulation.witness.Timers;
import io.slipway.simulation.witness.Witness;
import io.slipway.train.TrainEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** I15: what is remembered of an account, a job and the platform does not grow over a year of releases that now and then go wrong. */
class StateSizeTest {

    private static final int EARLY = 8;
    private static final double GROWTH = 1.2;

    private final Scenario year = ScenarioReader.read(Path.of("simulations/a-year.conf"));

    @Test
    void isBoundedOverAYear() {
        Remembered remembered = new Remembered();
        try (Simulation simulation = new Simulation(year, HostKind.KERNEL, Journal.NONE, remembered)) {
            simulation.run();
        }

        assertThat(remembered.weeks).isEqualTo(year.weeks());
        assertThat(remembered.early.keySet()).contains("account", "job", "train");
        Map<String, Integer> late = remembered.most();
        remembered.early.forEach((kind, most) -> assertThat(late.getOrDefault(kind, 0))
                .as("bytes of the largest %s, and %d after week %d", kind, most, EARLY)
                .isPositive()
                .isLessThanOrEqualTo((int) (GROWTH * most)));
    }

    /** The latest state of each entity but waves, of which each week has its own. */
    private static final class Remembered implements Witness {

        private final Map<EntityId, Object> states = new TreeMap<>();
        private final StateSerializer serializer = new StateSerializer();
        private Map<String, Integer> early = Map.of();
        private int weeks;

        @Override
        public void rested(Instant at, EntityId entity, Object state, Timers timers) {
            if (!entity.kind().equals("wave")) {
                states.put(entity, state);
            }
        }

        @Override
        public void happened(Instant at, EntityId entity, Event event) {
            if (event instanceof TrainEvent.ReleaseEnded && ++weeks == EARLY) {
                early = most();
            }
        }

        /** Bytes of the largest of each kind. */
        Map<String, Integer> most() {
            Map<String, Integer> most = new TreeMap<>();
            states.forEach((entity, state) -> most.merge(entity.kind(), serializer.toBinary(state).length, Math::max));
            return most;
        }
    }
}
