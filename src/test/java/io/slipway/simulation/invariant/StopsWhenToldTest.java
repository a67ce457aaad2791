package io.slipway.simulation.invariant;

import static io.slipway.simulation.invariant.Watched.accepts;
import static io.slipway.simulation.invariant.Watched.objects;
import static io.slipway.simulation.panorama.History.DEV;
import static io.slipway.simulation.panorama.History.wave;

import io.slipway.wave.WaveEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopsWhenToldTest {

    private static final int WAVE = 0;
    private static final WaveEvent STARTS = new WaveEvent.AccountsStarted(List.of(DEV));
    private static final WaveEvent HALTED = new WaveEvent.Halted(1, "somebody said so");

    @Test
    void acceptsAWaveThatGoesOnWhenItIsResumed() {
        accepts(history -> history.firstWave()
                .wave(WAVE, HALTED)
                .wave(WAVE, new WaveEvent.Resumed(2))
                .wave(WAVE, STARTS));
    }

    @Test
    void objectsToAWaveThatGoesOnWhenItIsHalted() {
        objects(
                "I14",
                wave(WAVE),
                "was halted",
                history -> history.firstWave().wave(WAVE, HALTED).wave(WAVE, STARTS));
    }

    @Test
    void objectsToAWaveThatGoesOnWhenItsWindowIsClosed() {
        objects(
                "I14",
                wave(WAVE),
                "closed its window",
                history -> history.firstWave()
                        .wave(WAVE, new WaveEvent.WindowClosed())
                        .wave(WAVE, STARTS));
    }

    @Test
    void objectsToAWaveThatStartsAccountsWhileItRollsBack() {
        objects(
                "I14",
                wave(WAVE),
                "rolls back",
                history -> history.firstWave()
                        .wave(WAVE, new WaveEvent.RollBackStarted(1))
                        .wave(WAVE, STARTS));
    }
}
