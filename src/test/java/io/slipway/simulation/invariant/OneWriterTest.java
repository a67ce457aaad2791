package io.slipway.simulation.invariant;

import static io.slipway.simulation.invariant.Watched.accepts;
import static io.slipway.simulation.invariant.Watched.objects;
import static io.slipway.simulation.panorama.History.BASELINE;
import static io.slipway.simulation.panorama.History.BUILD;
import static io.slipway.simulation.panorama.History.DEV;
import static io.slipway.simulation.panorama.History.job;

import io.slipway.simulation.witness.Witness.Ending;
import io.slipway.stream.Trigger;
import org.junit.jupiter.api.Test;

class OneWriterTest {

    @Test
    void acceptsBlueAndGreenSideBySide() {
        accepts(history -> history.registered(DEV, false)
                .handedOff(DEV, 2, BUILD, Trigger.PLATFORM_RELEASE)
                .handedOff(DEV, 3, BASELINE, Trigger.ROLL_BACK));
    }

    @Test
    void objectsToAThirdProcess() {
        objects("I2", job(DEV), "process number 3", history -> {
            history.registered(DEV, false).panorama().started(history.now(), job(DEV), 2, BUILD);
            history.panorama().started(history.now(), job(DEV), 3, BUILD);
            return history;
        });
    }

    @Test
    void objectsToASecondWriterOfAnEpoch() {
        objects("I2", job(DEV), "epoch 1 starts, and is not above", history -> {
            history.registered(DEV, false).panorama().started(history.now(), job(DEV), 1, BASELINE);
            return history;
        });
    }

    @Test
    void objectsToAnEpochThatComesBack() {
        objects("I2", job(DEV), "epoch 2 starts, and is not above", history -> {
            history.registered(DEV, false).panorama().started(history.now(), job(DEV), 2, BUILD);
            history.panorama().gone(history.now(), job(DEV), 2, Ending.STOPPED);
            history.panorama().started(history.now(), job(DEV), 2, BUILD);
            return history;
        });
    }

    @Test
    void objectsToAnEpochThatComesOnlineWhenItIsGone() {
        objects("I2", job(DEV), "epoch 7 comes online", history -> {
            history.registered(DEV, false).panorama().online(history.now(), job(DEV), 7);
            return history;
        });
    }
}
