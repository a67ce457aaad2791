package io.slipway.train;

import io.slipway.train.Fleet.Standing;
import io.slipway.train.TrainState.Platform;
import java.util.Optional;

/** The state of the train after each of its events. What happens within a release is {@link ReleaseFold}'s. */
final class TrainFold {

    private TrainFold() {}

    static TrainState evolve(TrainState state, TrainEvent event) {
        if (event instanceof TrainEvent.Commissioned e) {
            return new Platform(state.id(), e.policy(), e.baseline(), Fleet.EMPTY, Optional.empty());
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
            return new Platform(platform.id(), e.policy(), platform.baseline(), fleet, platform.release());
        } else if (event instanceof TrainEvent.WeekSkipped) {
            return platform;
        } else if (event instanceof TrainEvent.ReleaseProposed e) {
            return platform.with(ReleaseFold.proposed(platform, e));
        } else if (event instanceof TrainEvent.ReleaseEnded e) {
            return new Platform(
                    platform.id(), platform.policy(), e.shipped().orElse(platform.baseline()), fleet, Optional.empty());
        } else if (event instanceof TrainEvent.RosterFrozen) {
            Release release = platform.active();
            return platform.with(ReleaseFold.frozen(release, fleet.freeze()));
        }
        return platform.with(ReleaseFold.evolve(platform.active(), event));
    }
}
