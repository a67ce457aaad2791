package io.slipway.simulation.invariant;

import static io.slipway.simulation.invariant.Watched.accepts;
import static io.slipway.simulation.invariant.Watched.watch;
import static io.slipway.simulation.panorama.History.BUILD;
import static io.slipway.simulation.panorama.History.MANAGER;
import static io.slipway.simulation.panorama.History.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.machine.EntityId;
import io.slipway.simulation.panorama.History;
import io.slipway.simulation.panorama.Policies;
import io.slipway.train.Outcome;
import io.slipway.train.TrainEvent;
import org.junit.jupiter.api.Test;

class OneReleaseTest {

    private static final TrainEvent NEXT =
            new TrainEvent.ReleaseProposed("2026.49", BUILD, Policies.TWO_WAVES.week(MONDAY.plusWeeks(1)), MANAGER);

    @Test
    void acceptsOneReleaseAfterTheOther() {
        accepts(history -> history.quietWeek().train(NEXT));
    }

    @Test
    void objectsToAReleaseThatSupersedesAnother() {
        assertThat(watch(Policies.TWO_WAVES, history -> history.firstWave().train(NEXT))
                        .violations())
                .anySatisfy(violation -> {
                    assertThat(violation.invariant()).isEqualTo("I11");
                    assertThat(violation.entity()).isEqualTo(EntityId.of("release", "2026.49"));
                    assertThat(violation.what()).contains("while 2026.48 is active");
                });
    }

    @Test
    void objectsToAnEndOfWhatIsNotActive() {
        assertThat(watch(Policies.TWO_WAVES, OneReleaseTest::endTwice).violations())
                .anySatisfy(violation -> {
                    assertThat(violation.invariant()).isEqualTo("I11");
                    assertThat(violation.what()).contains("is not active");
                });
    }

    private static History endTwice(History history) {
        return history.quietWeek().ended(Outcome.COMPLETED, BUILD);
    }
}
