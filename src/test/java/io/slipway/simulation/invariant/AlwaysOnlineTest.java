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

class AlwaysOnlineTest {

    @Test
    void acceptsAHandoffThatProvesGreenFirst() {
        accepts(history -> history.registered(DEV, false)
                .handedOff(DEV, 2, BUILD, Trigger.PLATFORM_RELEASE)
                .over());
    }

    @Test
    void acceptsAnAbortedGreen() {
        accepts(history -> {
            history.registered(DEV, false).panorama().started(history.now(), job(DEV), 2, BUILD);
            history.panorama().draining(history.now(), job(DEV), 2);
            history.panorama().gone(history.now(), job(DEV), 2, Ending.STOPPED);
            return history.over();
        });
    }

    @Test
    void objectsToDrainingTheOnlyOnlineProcess() {
        objects("I1", job(DEV), "no other online one stays", history -> {
            history.registered(DEV, false).panorama().started(history.now(), job(DEV), 2, BUILD);
            history.panorama().draining(history.now(), job(DEV), 1);
            return history;
        });
    }

    @Test
    void objectsToDrainingBothProcesses() {
        objects("I1", job(DEV), "epoch 2 is told to drain", history -> {
            history.registered(DEV, false).panorama().started(history.now(), job(DEV), 2, BUILD);
            history.panorama().online(history.now(), job(DEV), 2);
            history.panorama().draining(history.now(), job(DEV), 1);
            history.panorama().draining(history.now(), job(DEV), 2);
            return history;
        });
    }

    @Test
    void objectsToStoppingTheLastOnlineProcess() {
        objects("I1", job(DEV), "the last one online", history -> {
            history.registered(DEV, false).panorama().gone(history.now(), job(DEV), 1, Ending.STOPPED);
            return history;
        });
    }

    @Test
    void blamesTheWorldForAProcessThatEndsByItself() {
        accepts(history -> {
            history.registered(DEV, false).panorama().gone(history.now(), job(DEV), 1, Ending.EXITED);
            return history.over();
        });
    }

    @Test
    void blamesTheWorldWhenGreenDiesWhileBlueDrains() {
        accepts(history -> {
            history.registered(DEV, false).panorama().started(history.now(), job(DEV), 2, BUILD);
            history.panorama().online(history.now(), job(DEV), 2);
            history.panorama().draining(history.now(), job(DEV), 1);
            history.panorama().gone(history.now(), job(DEV), 2, Ending.EXITED);
            history.panorama().gone(history.now(), job(DEV), 1, Ending.STOPPED);
            return history;
        });
    }

    @Test
    void objectsToAJobThatNeverCameOnline() {
        objects("I1", job(DEV), "never had a process online", history -> {
            history.panorama().started(history.now(), job(DEV), 1, BASELINE);
            return history.over();
        });
    }
}
