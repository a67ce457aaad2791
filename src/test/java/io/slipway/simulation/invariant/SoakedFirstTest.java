package io.slipway.simulation.invariant;

import static io.slipway.simulation.invariant.Watched.accepts;
import static io.slipway.simulation.invariant.Watched.objects;
import static io.slipway.simulation.panorama.History.BUILD;
import static io.slipway.simulation.panorama.History.PROD;
import static io.slipway.simulation.panorama.History.RELEASE;
import static io.slipway.simulation.panorama.History.THURSDAY;
import static io.slipway.simulation.panorama.History.wave;

import io.slipway.judge.soak.Batch;
import io.slipway.judge.soak.SoakState;
import io.slipway.simulation.panorama.History;
import io.slipway.simulation.panorama.Policies;
import io.slipway.train.Actor;
import io.slipway.train.Actor.Role;
import io.slipway.train.TrainEvent;
import org.junit.jupiter.api.Test;

class SoakedFirstTest {

    private static final Batch COUNTS = new Batch(10, 1_000, 10, 1_000);

    @Test
    void objectsToAWaveThatOpensOnAnUndecidedSoak() {
        objects("I10", wave(2), "error-rate of " + BUILD + " is undecided", Policies.watched(), this::thursday);
    }

    @Test
    void acceptsAJudgedSoak() {
        accepts(
                Policies.watched(),
                history -> second(soaked(history)
                        .train(new TrainEvent.SignalJudged(
                                RELEASE, BUILD, "error-rate", SoakState.SAFE, COUNTS, "ruled out"))));
    }

    @Test
    void acceptsWhatSomeoneDecidedOnTheRecord() {
        accepts(
                Policies.watched(),
                history -> second(soaked(history)
                        .train(new TrainEvent.SoakOverridden(
                                RELEASE, BUILD, new Actor("maria", Role.RELEASE_MANAGER), "a holiday", "no data"))));
        accepts(
                Policies.watched(),
                history -> second(
                        soaked(history).train(new TrainEvent.SoakUnwatched(RELEASE, BUILD, "nobody is in wave-1"))));
    }

    private History thursday(History history) {
        return second(soaked(history));
    }

    private static History soaked(History history) {
        return history.firstWave()
                .runEnded(0)
                .train(new TrainEvent.RunSkipped(RELEASE, 1, "no issue is open"))
                .at(THURSDAY);
    }

    private static History second(History history) {
        return history.opens(2, BUILD, PROD);
    }
}
