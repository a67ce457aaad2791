package io.slipway.train;

import io.slipway.train.Fleet.Standing;
import io.slipway.train.TrainState.Platform;
import java.util.Optional;

/** The state of the train after each of its events. What happens within a release is {@link ReleaseFold}'s. */
final class TrainFold {

    private TrainFold() {}

    static TrainState evolve(TrainState state, TrainEvent event) {
        if (event instanceof TrainEvent.Commissioned e) {
            return new Platform(
                    state.id(), e.policy(), e.baseline(), Fleet.EMPTY, 0, Optional.empty(), Optional.empty());
        }
        Platform platform = (Platform) state;
        Fleet fleet = platform.fleet();
        if (event instanceof TrainEvent.AccountRegistered e) {
            return platform.with(fleet.register(e));
        } else if (event instanceof TrainEvent.AccountJoined e) {
            return platform.with(fleet.joined(e.account()));
        } else if (event instanceof TrainEvent.EarlyAccessRequested e) {
            return platform.with(fleet.with(e.account(), Standing.REQUESTED));
        } else if (event instanceof TrainEvent.EarlyAccessGranted e) {
            return platform.with(fleet.with(e.account(), Standing.GRANTED));
        } else if (event instanceof TrainEvent.EarlyAccessDeclined e) {
            return platform.with(fleet.with(e.account(), Standing.NONE));
        } else if (event instanceof TrainEvent.EarlyAccessLeft e) {
            return platform.with(fleet.with(e.account(), Standing.NONE));
        } else if (event instanceof TrainEvent.PolicyAdopted e) {
            return platform.with(e.policy());
        } else if (event instanceof TrainEvent.WeekSkipped e) {
            return platform.over(e.release(), platform.baseline());
        } else if (event instanceof TrainEvent.ReleaseProposed e) {
            return platform.with(ReleaseFold.proposed(platform, e));
        } else if (event instanceof TrainEvent.ReleaseEnded e) {
            return platform.over(e.release(), e.shipped().orElse(platform.baseline()));
        } else if (event instanceof TrainEvent.RosterFrozen) {
            return platform.with(platform.active().frozen(fleet.freeze()));
        }
        Platform counted = isOrder(event) ? platform.ordering() : platform;
        return counted.with(ReleaseFold.evolve(counted.active(), event, counted.orders()));
    }

    private static boolean isOrder(TrainEvent event) {
        return event instanceof TrainEvent.RunOpened
                || event instanceof TrainEvent.RunHalted
                || event instanceof TrainEvent.RunResumed
                || event instanceof TrainEvent.RunRollBackStarted;
    }
}
