package io.slipway.simulation.invariant;

import static io.slipway.simulation.invariant.Watched.accepts;
import static io.slipway.simulation.invariant.Watched.objects;
import static io.slipway.simulation.panorama.History.BASELINE;
import static io.slipway.simulation.panorama.History.BUILD;
import static io.slipway.simulation.panorama.History.DEV;
import static io.slipway.simulation.panorama.History.RELEASE;
import static io.slipway.simulation.panorama.History.WEDNESDAY;
import static io.slipway.simulation.panorama.History.wave;

import io.slipway.account.AccountEvent;
import io.slipway.simulation.panorama.History;
import io.slipway.train.Outcome;
import io.slipway.train.TrainEvent;
import io.slipway.wave.RunReport.Stranded;
import org.junit.jupiter.api.Test;

class RolledBackHomeTest {

    private static final Stranded LISTED = new Stranded(DEV, "its stream is stuck");

    private static History canceled(History history) {
        return history.firstWave().at(WEDNESDAY).train(new TrainEvent.ReleaseCanceled(RELEASE, "policy", "an issue"));
    }

    @Test
    void acceptsAWeekThatWentHome() {
        accepts(history -> canceled(history).rolledBack(DEV, 0, 3).ended(Outcome.ROLLED_BACK));
    }

    @Test
    void acceptsAnAccountThatIsListed() {
        accepts(history -> canceled(history)
                .happened(DEV, new AccountEvent.RollBackStarted(3, 1, wave(0), BASELINE))
                .happened(DEV, new AccountEvent.HandNeeded(3, BUILD, "its stream is stuck"))
                .ended(Outcome.ROLLED_BACK, LISTED));
    }

    @Test
    void objectsToAnAccountThatIsNotListed() {
        objects(
                "I6",
                DEV,
                "it serves 2026.48.0",
                history -> canceled(history)
                        .happened(DEV, new AccountEvent.RollBackStarted(3, 1, wave(0), BASELINE))
                        .happened(DEV, new AccountEvent.HandNeeded(3, BUILD, "its stream is stuck"))
                        .ended(Outcome.ROLLED_BACK));
    }

    @Test
    void objectsToAListingWithoutAReason() {
        objects(
                "I6",
                DEV,
                "not listed",
                history -> canceled(history)
                        .happened(DEV, new AccountEvent.RollBackStarted(3, 1, wave(0), BASELINE))
                        .happened(DEV, new AccountEvent.HandNeeded(3, BUILD, "its stream is stuck"))
                        .ended(Outcome.ROLLED_BACK, new Stranded(DEV, " ")));
    }

    @Test
    void objectsToAStreamThatWasForgotten() {
        objects(
                "I6",
                DEV,
                "job/dev/clicks does not run just that",
                history -> canceled(history)
                        .happened(DEV, new AccountEvent.RollBackStarted(3, 1, wave(0), BASELINE))
                        .served(DEV, BASELINE)
                        .happened(DEV, new AccountEvent.HandNeeded(3, BASELINE, "its stream is stuck"))
                        .ended(Outcome.ROLLED_BACK));
    }
}
