package io.slipway.simulation.invariant;

import static io.slipway.simulation.invariant.Watched.accepts;
import static io.slipway.simulation.invariant.Watched.objects;
import static io.slipway.simulation.panorama.History.BASELINE;
import static io.slipway.simulation.panorama.History.BUILD;
import static io.slipway.simulation.panorama.History.DEV;
import static io.slipway.simulation.panorama.History.PROD;
import static io.slipway.simulation.panorama.History.TUESDAY;
import static io.slipway.simulation.panorama.History.wave;

import io.slipway.account.AccountEvent;
import io.slipway.policy.Policy;
import io.slipway.policy.Policy.OnCancel;
import io.slipway.simulation.panorama.Policies;
import org.junit.jupiter.api.Test;

class InFlightCapTest {

    private static final Policy ONE_AT_A_TIME = Policies.twoWaves(1, OnCancel.ROLL_BACK_WEEK);

    @Test
    void acceptsOneAccountAfterTheOther() {
        accepts(
                ONE_AT_A_TIME,
                history -> history.commissioned()
                        .proposed()
                        .at(TUESDAY)
                        .opens(0, BUILD, DEV)
                        .updated(DEV, 0, 2, BUILD)
                        .updated(PROD, 0, 2, BUILD));
    }

    @Test
    void acceptsAnAccountThatTurnsRound() {
        accepts(
                ONE_AT_A_TIME,
                history -> history.commissioned()
                        .proposed()
                        .at(TUESDAY)
                        .opens(0, BUILD, DEV)
                        .updateStarted(DEV, 0, BUILD)
                        .happened(DEV, new AccountEvent.RevertStarted(2, "overdue"))
                        .happened(DEV, new AccountEvent.RollBackStarted(3, 1, wave(0), BASELINE))
                        .happened(DEV, new AccountEvent.RollBackFinished(3, BASELINE))
                        .updateStarted(PROD, 0, BUILD));
    }

    @Test
    void objectsToOneUpdateTooMany() {
        objects(
                "I4",
                wave(0),
                "2 accounts in flight",
                ONE_AT_A_TIME,
                history -> history.commissioned()
                        .proposed()
                        .at(TUESDAY)
                        .opens(0, BUILD, DEV)
                        .updateStarted(DEV, 0, BUILD)
                        .updateStarted(PROD, 0, BUILD));
    }

    @Test
    void objectsToOneRollBackTooMany() {
        objects(
                "I4",
                wave(0),
                "2 accounts in flight",
                ONE_AT_A_TIME,
                history -> history.commissioned()
                        .proposed()
                        .at(TUESDAY)
                        .happened(DEV, new AccountEvent.RollBackStarted(1, 1, wave(0), BASELINE))
                        .happened(PROD, new AccountEvent.RollBackStarted(1, 1, wave(0), BASELINE)));
    }
}
