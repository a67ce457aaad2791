package io.slipway.simulation.invariant;

import io.slipway.machine.EntityId;
import io.slipway.policy.HandoffRules;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.panorama.SeenRelease;
import io.slipway.simulation.panorama.SeenRun;
import java.time.Duration;
import java.time.Instant;

/**
 * I17: every release reaches an end within a bound. The bound is the closing of its last window and, from there, one turn for the
 * accounts in flight and one for every batch of moves that was set off, where a turn is time for all attempts of a handoff there and
 * back, and {@link #SLACK}. A run that is over leaves no release behind whose last window has closed.
 */
final class EveryReleaseEnds {

    /** For what has no time-out in the policy: draining, serving switches, messages. */
    static final Duration SLACK = Duration.ofHours(1);

    private static final String NAME = "I17";

    private final Violations violations;

    EveryReleaseEnds(Violations violations) {
        this.violations = violations;
    }

    void releaseEnded(Instant at, SeenRelease release) {
        Instant bound = bound(release);
        if (violations.fails(!at.isAfter(bound))) {
            violations.add(NAME, at, entity(release), "ends after its bound of " + bound);
        }
    }

    void ended(Instant at, Panorama panorama) {
        panorama.release().ifPresent(release -> {
            if (violations.fails(at.isBefore(release.lastClosing()))) {
                violations.add(
                        NAME, at, entity(release), "has not ended; its last window closed at " + release.lastClosing());
            }
        });
    }

    static Instant bound(SeenRelease release) {
        HandoffRules rules = release.policy().handoff();
        Duration turn = rules.timeout().multipliedBy(2L * rules.attempts()).plus(SLACK);
        int concurrency = release.policy().pacing().concurrency();
        long turns = 1;
        for (SeenRun run : release.runs()) {
            turns += (run.moves() + concurrency - 1) / concurrency;
        }
        return release.lastClosing().plus(turn.multipliedBy(turns));
    }

    private static EntityId entity(SeenRelease release) {
        return EntityId.of("release", release.id());
    }
}
