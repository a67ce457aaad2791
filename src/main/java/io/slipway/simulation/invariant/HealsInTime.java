package io.slipway.simulation.invariant;

import io.slipway.machine.EntityId;
import java.time.Duration;
import java.time.Instant;

/**
 * I9: what is dropped, repeated or overtaken heals within a bound: no message is still without an acknowledgement a day after it was
 * first sent. Whatever is done to it lasts hours at most, so one that is sent for so long is waited for by nobody, or never heard.
 */
final class HealsInTime {

    static final Duration BOUND = Duration.ofDays(1);

    private static final String NAME = "I9";

    private final Violations violations;

    HealsInTime(Violations violations) {
        this.violations = violations;
    }

    void sentAgain(Instant at, EntityId to, EntityId from, Duration since) {
        if (violations.fails(since.compareTo(BOUND) <= 0)) {
            violations.add(NAME, at, to, "has not taken a message of " + from + " for " + since.toHours() + " hours");
        }
    }
}
