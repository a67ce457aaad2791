package io.slipway.simulation.actors;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What time it is: the instant of the last delivery. Does not run backwards. */
final class VirtualClock implements InstantSource {

    private final VirtualLoop loop;
    private Instant now = Instant.MIN;

    VirtualClock(VirtualLoop loop) {
        this.loop = loop;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Lets time pass, and what Akka wants done meanwhile be done. Before the first turn no time has passed. */
    void turnTo(Instant next) {
        if (next.equals(now)) {
            return;
        }
        if (next.isBefore(now)) {
            throw new IllegalArgumentException("it was " + now + ", so it cannot be " + next);
        }
        Duration passed = now.equals(Instant.MIN) ? Duration.ZERO : Duration.between(now, next);
        now = next;
        loop.advance(passed);
    }
}
