package io.slipway.simulation.invariant;

import io.slipway.simulation.panorama.SeenAccount;
import io.slipway.simulation.panorama.SeenRun;
import java.time.Instant;
import java.util.Optional;

/** I4: the accounts a run is moving, forward or back, never exceed the policy's concurrency: counted by what the accounts say. */
final class InFlightCap {

    private static final String NAME = "I4";

    private final Violations violations;

    InFlightCap(Violations violations) {
        this.violations = violations;
    }

    void moving(Instant at, SeenAccount account) {
        Optional<SeenRun> mover = account.mover();
        if (mover.isEmpty()) {
            return;
        }
        SeenRun run = mover.get();
        int cap = run.release().policy().pacing().concurrency();
        if (violations.fails(run.inFlight() <= cap)) {
            violations.add(
                    NAME,
                    at,
                    run.wave(),
                    run.inFlight() + " accounts in flight with " + account.id() + ", at most " + cap + " may be");
        }
    }
}
