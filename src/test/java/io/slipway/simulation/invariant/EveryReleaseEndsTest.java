package io.slipway.simulation.invariant;

import static io.slipway.simulation.invariant.Watched.accepts;
import static io.slipway.simulation.invariant.Watched.objects;
import static io.slipway.simulation.panorama.History.BUILD;
import static io.slipway.simulation.panorama.History.RELEASE;
import static io.slipway.simulation.panorama.History.THURSDAY;
import static io.slipway.simulation.panorama.History.WEDNESDAY;
import static io.slipway.simulation.panorama.History.WINDOW;

import io.slipway.machine.EntityId;
import io.slipway.simulation.panorama.History;
import io.slipway.simulation.panorama.Policies;
import io.slipway.train.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EveryReleaseEndsTest {

    private static final EntityId THE_RELEASE = EntityId.of("release", RELEASE);

    @Test
    void acceptsAWeekThatEnds() {
        accepts(history -> history.quietWeek().at(THURSDAY.plus(WINDOW)).over());
    }

    @Test
    void acceptsARunThatIsOverBeforeTheWeekIs() {
        accepts(history -> history.firstWave().at(WEDNESDAY).over());
    }

    @Test
    void objectsToAWeekThatDoesNotEnd() {
        objects(
                "I17",
                THE_RELEASE,
                "has not ended",
                history -> history.firstWave().at(THURSDAY.plus(WINDOW)).over());
    }

    @Test
    void grantsTwoTurnsToAWeekThatMovedOneAccount() {
        Duration turn = Policies.RULES.timeout().multipliedBy(6).plus(EveryReleaseEnds.SLACK);
        Instant bound = THURSDAY.plus(WINDOW).plus(turn.multipliedBy(2));

        accepts(history -> late(history, bound));
        objects("I17", THE_RELEASE, "ends after its bound of " + bound, history -> late(history, bound.plusNanos(1)));
    }

    private static History late(History history, Instant end) {
        return history.firstWave().at(end).ended(Outcome.COMPLETED, BUILD);
    }
}
