package io.slipway.simulation.invariant;

import io.slipway.machine.Build;
import io.slipway.policy.Policy.OnCancel;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.panorama.SeenAccount;
import io.slipway.simulation.panorama.SeenRelease;
import io.slipway.simulation.time.Marks;
import io.slipway.train.Outcome;
import io.slipway.train.TrainEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * I7: when a release ends, nothing runs or serves a build of it that it did not ship, nor one that no release proposed, and every
 * account's unpinned jobs run exactly what the account serves. Exempt are accounts that need a hand, and what a policy says to keep
 * of a canceled release.
 */
final class NothingLeftBehind {

    private static final String NAME = "I7";

    private final Violations violations;
    private final Marks<Build> proposed = new Marks<>();

    NothingLeftBehind(Violations violations) {
        this.violations = violations;
    }

    void releaseEnded(Instant at, TrainEvent.ReleaseEnded ended, SeenRelease release, Panorama panorama) {
        proposed.add(release.baseline());
        release.builds().forEach(proposed::add);
        boolean kept = ended.outcome() == Outcome.CANCELED && release.policy().onCancel() == OnCancel.KEEP;
        List<Build> abandoned = release.builds().stream()
                .filter(build -> !kept && !ended.shipped().equals(Optional.of(build)))
                .toList();
        for (SeenAccount account : panorama.accounts()) {
            if (account.needsHand() || (kept && account.isMoving())) {
                continue;
            }
            check(at, account, abandoned, release);
        }
    }

    private void check(Instant at, SeenAccount account, List<Build> abandoned, SeenRelease release) {
        if (violations.fails(!abandoned.contains(account.serving()))) {
            violations.add(
                    NAME,
                    at,
                    account.id(),
                    "serves a build that " + release.id() + " did not ship: " + Picture.of(account));
        } else if (violations.fails(proposed.has(account.serving()))) {
            violations.add(NAME, at, account.id(), "serves a build that no release proposed: " + Picture.of(account));
        } else if (violations.fails(account.isWholeOn(account.serving()))) {
            violations.add(
                    NAME, at, account.id(), "is not whole when " + release.id() + " ends: " + Picture.of(account));
        }
    }
}
