package io.slipway.simulation.invariant;

import static io.slipway.simulation.invariant.Watched.accepts;
import static io.slipway.simulation.invariant.Watched.objects;
import static io.slipway.simulation.panorama.History.DEV;
import static io.slipway.simulation.panorama.History.wave;

import org.junit.jupiter.api.Test;

class HealsInTimeTest {

    @Test
    void acceptsAMessageThatIsSentForHours() {
        accepts(history -> history.quietWeek().sentAgain(DEV, wave(0), HealsInTime.BOUND));
    }

    @Test
    void objectsToAMessageThatIsSentForEver() {
        objects(
                "I9",
                DEV,
                "a message of " + wave(0) + " for 25 hours",
                history -> history.quietWeek().sentAgain(DEV, wave(0), HealsInTime.BOUND.plusHours(1)));
    }
}
