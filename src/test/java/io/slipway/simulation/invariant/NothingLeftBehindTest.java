package io.slipway.simulation.invariant;

import static io.slipway.simulation.invariant.Watched.accepts;
import static io.slipway.simulation.invariant.Watched.objects;
import static io.slipway.simulation.panorama.History.BASELINE;
import static io.slipway.simulation.panorama.History.DEV;
import static io.slipway.simulation.panorama.History.MANAGER;
import static io.slipway.simulation.panorama.History.PATCHED;
import static io.slipway.simulation.panorama.History.PROD;
import static io.slipway.simulation.panorama.History.RELEASE;
import static io.slipway.simulation.panorama.History.THURSDAY;
import static io.slipway.simulation.panorama.History.WEDNESDAY;
import static io.slipway.simulation.panorama.History.job;

import io.slipway.account.AccountEvent;
import io.slipway.policy.Policy.OnCancel;
import io.slipway.simulation.panorama.History;
import io.slipway.simulation.panorama.Policies;
import io.slipway.train.Outcome;
import io.slipway.train.TrainEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class NothingLeftBehindTest {

    private static History patched(History history) {
        return history.firstWave()
                .at(WEDNESDAY)
                .train(new TrainEvent.PatchProposed(RELEASE, PATCHED, List.of("slow"), MANAGER));
    }

    @Test
    void acceptsAWeekThatEndsOnOneBuild() {
        accepts(history -> patched(history)
                .opens(1, PATCHED, DEV)
                .updated(DEV, 1, 3, PATCHED)
                .runEnded(1)
                .at(THURSDAY)
                .opens(2, PATCHED, PROD)
                .updated(PROD, 2, 2, PATCHED)
                .runEnded(2)
                .ended(Outcome.COMPLETED, PATCHED));
    }

    @Test
    void objectsToAnAccountOnTheBuildThatWasPatched() {
        objects(
                "I7",
                DEV,
                "serves a build that 2026.48 did not ship",
                history -> patched(history).ended(Outcome.COMPLETED, PATCHED));
    }

    @Test
    void objectsToAStreamThatStaysBehind() {
        objects(
                "I7",
                DEV,
                "job/dev/clicks does not run just that",
                history -> history.firstWave().served(DEV, BASELINE).ended(Outcome.REJECTED));
    }

    @Test
    void exemptsAnAccountThatNeedsAHand() {
        accepts(history -> history.firstWave()
                .happened(DEV, new AccountEvent.RevertStarted(2, "overdue"))
                .happened(DEV, new AccountEvent.JobStuck(2, job(DEV), "no green"))
                .happened(DEV, new AccountEvent.UpdateFailed(2, "overdue"))
                .ended(Outcome.CANCELED));
    }

    @Test
    void acceptsWhatThePolicyKeepsOfACanceledWeek() {
        accepts(
                Policies.twoWaves(50, OnCancel.KEEP),
                history -> history.firstWave().ended(Outcome.CANCELED));
    }

    @Test
    void objectsToACanceledWeekThatIsNotToBeKept() {
        objects("I7", DEV, "did not ship", history -> history.firstWave().ended(Outcome.CANCELED));
    }
}
