package io.slipway.simulation.invariant;

import static io.slipway.simulation.invariant.Watched.accepts;
import static io.slipway.simulation.invariant.Watched.objects;
import static io.slipway.simulation.panorama.History.BUILD;
import static io.slipway.simulation.panorama.History.DEV;
import static io.slipway.simulation.panorama.History.PROD;
import static io.slipway.simulation.panorama.History.RELEASE;
import static io.slipway.simulation.panorama.History.THURSDAY;
import static io.slipway.simulation.panorama.History.TUESDAY;
import static io.slipway.simulation.panorama.History.wave;

import io.slipway.simulation.panorama.History;
import io.slipway.train.TrainEvent;
import org.junit.jupiter.api.Test;

class GateFirstTest {

    @Test
    void acceptsAWeekInItsOrder() {
        accepts(History::quietWeek);
    }

    @Test
    void objectsToAnAccountThatStartsBeforeTheGate() {
        objects(
                "I3",
                PROD,
                "its gate has not passed",
                history -> history.firstWave().at(THURSDAY).updateStarted(PROD, 2, BUILD));
    }

    @Test
    void objectsToAnAccountThatStartsForAReleaseThatIsOver() {
        objects("I3", DEV, "no active release", history -> history.quietWeek().updateStarted(DEV, 0, BUILD));
    }

    @Test
    void objectsToAStageWhoseForerunnerIsNotOver() {
        objects(
                "I3",
                wave(2),
                wave(1) + " is not over",
                history -> history.firstWave().at(THURSDAY).opens(2, BUILD, PROD));
    }

    @Test
    void objectsToAStageThatComesAfterItsSuccessor() {
        objects(
                "I3",
                wave(0),
                wave(1) + " came before it",
                history -> history.firstWave()
                        .train(new TrainEvent.StageGatePassed(RELEASE, 1, "all is well"))
                        .train(new TrainEvent.StageGatePassed(RELEASE, 0, "all is well")));
    }

    @Test
    void objectsToARunThatOpensWithoutItsGate() {
        objects(
                "I3",
                wave(0),
                "its gate has not passed",
                history -> history.commissioned()
                        .proposed()
                        .at(TUESDAY)
                        .train(new TrainEvent.RunOpened(RELEASE, 0, BUILD)));
    }
}
