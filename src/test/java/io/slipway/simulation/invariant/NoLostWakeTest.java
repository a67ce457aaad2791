package io.slipway.simulation.invariant;

import static io.slipway.simulation.invariant.Watched.accepts;
import static io.slipway.simulation.invariant.Watched.objects;
import static io.slipway.simulation.panorama.History.BASELINE;
import static io.slipway.simulation.panorama.History.BUILD;
import static io.slipway.simulation.panorama.History.DEV;
import static io.slipway.simulation.panorama.History.PROD;
import static io.slipway.simulation.panorama.History.THURSDAY;
import static io.slipway.simulation.panorama.History.TRAIN;
import static io.slipway.simulation.panorama.History.TUESDAY;
import static io.slipway.simulation.panorama.History.WEDNESDAY;
import static io.slipway.simulation.panorama.History.job;
import static io.slipway.simulation.panorama.History.wave;

import io.slipway.simulation.panorama.History;
import io.slipway.simulation.panorama.Policies;
import io.slipway.stream.StreamEvent;
import io.slipway.stream.StreamJob;
import io.slipway.stream.StreamState;
import io.slipway.stream.Trigger;
import io.slipway.wave.Wave;
import io.slipway.wave.WaveEvent;
import io.slipway.wave.WaveState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoLostWakeTest {

    private static final StreamJob JOB = new StreamJob();

    /** A handoff is under way, and the job owes a timer at its deadline. */
    private static StreamState handing(Instant deadline) {
        StreamState deployed = JOB.evolve(
                JOB.empty(job(DEV)),
                new StreamEvent.Deployed(DEV, BASELINE, false, Policies.RULES, 1, Optional.empty()));
        return JOB.evolve(deployed, handoff(deadline));
    }

    private static StreamEvent handoff(Instant deadline) {
        return new StreamEvent.HandoffStarted(1, Trigger.PLATFORM_RELEASE, BUILD, 2, 1, deadline, Optional.empty());
    }

    private static History rests(History history, Instant deadline, Optional<Instant> timer) {
        history.at(TUESDAY).happened(job(DEV), handoff(deadline));
        history.panorama().rested(history.now(), job(DEV), handing(deadline), key -> timer);
        return history;
    }

    @Test
    void acceptsATimerThatIsSet() {
        accepts(history -> rests(history, THURSDAY, Optional.of(THURSDAY)));
    }

    @Test
    void objectsToATimerThatIsNotSet() {
        objects("I5", job(DEV), "it is not set", history -> rests(history, THURSDAY, Optional.empty()));
    }

    @Test
    void objectsToATimerThatIsSetForLater() {
        objects(
                "I5",
                job(DEV),
                "it is set for " + THURSDAY,
                history -> rests(history, WEDNESDAY, Optional.of(THURSDAY)));
    }

    @Test
    void wantsWhatIsOverdueAtOnce() {
        Instant past = TUESDAY.minusSeconds(1);

        accepts(history -> rests(history, past, Optional.of(TUESDAY)));
        objects("I5", job(DEV), "is owed at " + TUESDAY, history -> rests(history, past, Optional.of(past)));
    }

    @Test
    void objectsToATimerThatRingsLate() {
        accepts(history -> rung(history, TUESDAY));
        objects("I5", job(DEV), "rings late", history -> rung(history, TUESDAY.minusNanos(1)));
    }

    private static History rung(History history, Instant due) {
        history.at(TUESDAY).panorama().rang(history.now(), job(DEV), "overdue", due);
        return history;
    }

    @Test
    void looksAtARestThatIsFollowedByItsCrash() {
        objects("I5", wave(0), "timer closes", history -> {
            restsQuietly(history).panorama().crashed(history.now(), wave(0));
            return history;
        });
    }

    @Test
    void looksAtTheRestAfterACrash() {
        objects("I5", wave(0), "timer closes", history -> {
            history.panorama().crashed(TUESDAY, wave(0));
            return restsQuietly(history);
        });
    }

    @Test
    void passesOverARestThatNoTimerHangsOn() {
        accepts(history -> restsQuietly(rung(history, TUESDAY)));
    }

    /** An account was updated, and the wave rests without the timer that closes its window. */
    private static History restsQuietly(History history) {
        Wave wave = new Wave();
        WaveEvent opened = new WaveEvent.Opened(
                1, TRAIN, BUILD, BASELINE, THURSDAY, Policies.TWO_WAVES.pacing(), Policies.RULES, List.of(DEV, PROD));
        WaveState open = wave.evolve(wave.empty(wave(0)), opened);
        history.at(TUESDAY).wave(0, new WaveEvent.AccountUpdated(DEV));
        history.panorama().rested(history.now(), wave(0), open, key -> Optional.empty());
        return history;
    }
}
