package io.slipway.train;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.policy.Policy;
import java.util.Optional;

/** What the train remembers. */
public sealed interface TrainState {

    EntityId id();

    record Uncommissioned(EntityId id) implements TrainState {}

    /**
     * @param policy what the next release will follow
     * @param baseline the last build that completed every wave
     * @param release the active release; at most one
     */
    record Platform(EntityId id, Policy policy, Build baseline, Fleet fleet, Optional<Release> release)
            implements TrainState {

        Platform with(Fleet newFleet) {
            return new Platform(id, policy, baseline, newFleet, release);
        }

        Platform with(Release next) {
            return new Platform(id, policy, baseline, fleet, Optional.of(next));
        }

        Release active() {
            return release.orElseThrow();
        }

        Optional<Release> active(String releaseId) {
            return release.filter(r -> r.id().equals(releaseId));
        }
    }
}
