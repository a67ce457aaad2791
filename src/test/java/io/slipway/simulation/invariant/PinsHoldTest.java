package io.slipway.simulation.invariant;

import static io.slipway.simulation.invariant.Watched.accepts;
import static io.slipway.simulation.invariant.Watched.objects;
import static io.slipway.simulation.panorama.History.BUILD;
import static io.slipway.simulation.panorama.History.DEV;
import static io.slipway.simulation.panorama.History.job;

import io.slipway.stream.StreamEvent;
import io.slipway.stream.Trigger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PinsHoldTest {

    @Test
    void acceptsWhatTheOwnerApplied() {
        accepts(history -> history.registered(DEV, true)
                .handedOff(DEV, 2, BUILD, Trigger.RUNTIME_APPLY)
                .handedOff(DEV, 3, BUILD, Trigger.APPLY_SIDE_EFFECT));
    }

    @Test
    void acceptsAReleaseOfAJobThatIsNotPinned() {
        accepts(history -> history.registered(DEV, false).handedOff(DEV, 2, BUILD, Trigger.PLATFORM_RELEASE));
    }

    @Test
    void objectsToAHandoffByThePlatform() {
        objects(
                "I12",
                job(DEV),
                "is handed off by ROLL_BACK",
                history -> history.registered(DEV, true)
                        .happened(
                                job(DEV),
                                new StreamEvent.HandoffStarted(
                                        1, Trigger.ROLL_BACK, BUILD, 2, 1, history.now(), Optional.empty())));
    }

    @Test
    void objectsToAProcessThatNobodyAskedFor() {
        objects("I12", job(DEV), "epoch 2 starts unasked", history -> {
            history.registered(DEV, true).panorama().started(history.now(), job(DEV), 2, BUILD);
            return history;
        });
    }
}
