package io.slipway.simulation.invariant;

import static io.slipway.simulation.panorama.History.DEV;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.simulation.panorama.History;
import io.slipway.simulation.panorama.Policies;
import org.junit.jupiter.api.Test;

class ViolationsTest {

    @Test
    void keepsTheFirstAndCountsTheRest() {
        Invariants invariants = Watched.watch(Policies.TWO_WAVES, history -> {
            for (int i = 0; i < 250; i++) {
                history.panorama().online(history.now(), History.job(DEV), i);
            }
            return history;
        });

        assertThat(invariants.violations()).hasSize(Violations.KEPT);
        assertThat(invariants.violations().get(0).what()).startsWith("epoch 0 ");
        assertThat(invariants.violated()).isEqualTo(250);
        assertThat(invariants.checked()).isEqualTo(250);
    }
}
