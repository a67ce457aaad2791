package io.slipway.simulation.invariant;

import io.slipway.account.AccountEvent;
import io.slipway.stream.StreamEvent;
import io.slipway.train.TrainEvent;
import io.slipway.wave.WaveEvent;

/**
 * Events that set no timer: those after which a job or an account owes none, and those that touch one account of the many that a wave
 * or the train has. An event that is missing here costs time; one that is here by mistake is found by the sample.
 */
final class QuietEvents {

    private QuietEvents() {}

    static boolean contains(StreamEvent event) {
        return event instanceof StreamEvent.BlueDrained
                || event instanceof StreamEvent.GreenOnline
                || event instanceof StreamEvent.Deployed
                || event instanceof StreamEvent.GreenStopped;
    }

    static boolean contains(AccountEvent event) {
        return event instanceof AccountEvent.JobSettled
                || event instanceof AccountEvent.UpdateStarted
                || event instanceof AccountEvent.UpdateFinished
                || event instanceof AccountEvent.Registered;
    }

    static boolean contains(WaveEvent event) {
        return event instanceof WaveEvent.AccountUpdated
                || event instanceof WaveEvent.AccountsStarted
                || event instanceof WaveEvent.AccountFailed
                || event instanceof WaveEvent.AccountLeftOver
                || event instanceof WaveEvent.AccountsRollingBack
                || event instanceof WaveEvent.AccountRolledBack
                || event instanceof WaveEvent.AccountNeedsHand;
    }

    static boolean contains(TrainEvent event) {
        return event instanceof TrainEvent.AccountRegistered
                || event instanceof TrainEvent.AccountJoined
                || event instanceof TrainEvent.EarlyAccessGranted
                || event instanceof TrainEvent.EarlyAccessRequested
                || event instanceof TrainEvent.AccountFailed
                || event instanceof TrainEvent.SamplesReported
                || event instanceof TrainEvent.SignalJudged;
    }
}
