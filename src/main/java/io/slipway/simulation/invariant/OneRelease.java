package io.slipway.simulation.invariant;

import io.slipway.machine.EntityId;
import io.slipway.train.TrainEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * I11: to propose a release while another is active has one outcome, a refusal. So one release follows the other: none is proposed
 * before the one before it has ended, and only the active one ends.
 */
final class OneRelease {

    private static final String NAME = "I11";

    private final Violations violations;
    private Optional<String> active = Optional.empty();

    OneRelease(Violations violations) {
        this.violations = violations;
    }

    void train(Instant at, TrainEvent event) {
        if (event instanceof TrainEvent.ReleaseProposed proposed) {
            if (violations.fails(active.isEmpty())) {
                violations.add(
                        NAME, at, entity(proposed.release()), "is proposed while " + active.get() + " is active");
            }
            active = Optional.of(proposed.release());
        } else if (event instanceof TrainEvent.ReleaseEnded ended) {
            if (violations.fails(active.equals(Optional.of(ended.release())))) {
                violations.add(NAME, at, entity(ended.release()), "ends, and is not active");
            }
            active = Optional.empty();
        }
    }

    private static EntityId entity(String release) {
        return EntityId.of("release", release);
    }
}
