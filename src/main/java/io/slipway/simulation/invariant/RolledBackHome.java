package io.slipway.simulation.invariant;

import io.slipway.machine.EntityId;
import io.slipway.simulation.panorama.SeenAccount;
import io.slipway.simulation.panorama.SeenRelease;
import io.slipway.train.Outcome;
import io.slipway.train.TrainEvent;
import io.slipway.wave.RunReport.Stranded;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** I6: a week that was rolled back leaves every account it touched on the baseline, or lists it as needing a hand, with a reason. */
final class RolledBackHome {

    private static final String NAME = "I6";

    private final Violations violations;

    RolledBackHome(Violations violations) {
        this.violations = violations;
    }

    void releaseEnded(Instant at, TrainEvent.ReleaseEnded ended, SeenRelease release) {
        if (ended.outcome() != Outcome.ROLLED_BACK) {
            return;
        }
        Set<EntityId> listed = new TreeSet<>();
        for (Stranded stranded : ended.needHand()) {
            if (!stranded.reason().isBlank()) {
                listed.add(stranded.account());
            }
        }
        for (SeenAccount account : release.touched()) {
            if (violations.fails(account.isWholeOn(release.baseline()) || listed.contains(account.id()))) {
                violations.add(
                        NAME,
                        at,
                        account.id(),
                        "is not whole on " + release.baseline() + " after the roll-back of " + release.id()
                                + ", and is not listed as needing a hand: " + Picture.of(account));
            }
        }
    }
}
