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
     * @param orders how many orders it has given its waves
     * @param last the release that was over last; empty before the first
     * @param release the active release; at most one
     */
    record Platform(
            EntityId id,
            Policy policy,
            Build baseline,
            Fleet fleet,
            long orders,
            Optional<String> last,
            Optional<Release> release)
            implements TrainState {

        Platform with(Fleet newFleet) {
            return new Platform(id, policy, baseline, newFleet, orders, last, release);
        }

        Platform with(Release next) {
            return new Platform(id, policy, baseline, fleet, orders, last, Optional.of(next));
        }

        Platform with(Policy next) {
            return new Platform(id, next, baseline, fleet, orders, last, release);
        }

        /** One more order is given to a wave. */
        Platform ordering() {
            return new Platform(id, policy, baseline, fleet, orders + 1, last, release);
        }

        Platform over(String releaseId, Build newBaseline) {
            return new Platform(id, policy, newBaseline, fleet, orders, Optional.of(releaseId), Optional.empty());
        }

        Release active() {
            return release.orElseThrow();
        }

        Optional<Release> active(String releaseId) {
            return release.filter(r -> r.id().equals(releaseId));
        }
    }
}
