package io.slipway.cluster.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.machine.EntityId;
import io.slipway.simulation.HostKind;
import io.slipway.simulation.JsonJournal;
import io.slipway.simulation.Simulation;
import io.slipway.simulation.scenario.ScenarioReader;
import io.slipway.simulation.witness.Timers;
import io.slipway.simulation.witness.Witness;
import java.io.NotSerializableException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A snapshot is the state, whatever a week has brought the state to. */
class StateSerializerTest {

    private final StateSerializer serializer = new StateSerializer();

    @ParameterizedTest
    @ValueSource(
            strings = {"patched-on-wednesday.conf", "regression-during-wave-2.conf", "green-never-comes-online.conf"})
    void readsEveryStateOfAWeekAsItWas(String story) {
        var scenario = ScenarioReader.read(Path.of("simulations").resolve(story));
        long[] states = {0};
        Witness witness = new Witness() {
            @Override
            public void rested(Instant at, EntityId entity, Object state, Timers timers) {
                states[0]++;
                assertThat(again(state)).isEqualTo(state);
            }
        };

        try (Simulation week = new Simulation(scenario, HostKind.KERNEL, JsonJournal.digestOnly(), witness)) {
            week.run();
        }

        assertThat(states[0]).isGreaterThan(50);
    }

    @Test
    void passesOverASnapshotOfAnotherShape() {
        assertThatThrownBy(() -> serializer.fromBinary(new byte[0], "TrainState/0badcafe"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("another shape");
    }

    private Object again(Object state) {
        try {
            return serializer.fromBinary(serializer.toBinary(state), serializer.manifest(state));
        } catch (NotSerializableException failure) {
            throw new AssertionError(failure);
        }
    }
}
