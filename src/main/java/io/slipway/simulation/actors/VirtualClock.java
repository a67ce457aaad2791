package io.slipway.simulation.actors;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What time it is: what the clock of the receiver of the last delivery shows. That may be earlier than before, where one clock is
 * slow; what Akka wants done by then happens as the latest of them goes on, and that does not run backwards.
 */
final class VirtualClock implements InstantSource {

    private final VirtualLoop loop;
    private Instant now = Instant.MIN;
    private Instant latest = Instant.MIN;

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
        now = next;
        if (next.isAfter(latest)) {
            Duration passed = latest.equals(Instant.MIN) ? Duration.ZERO : Duration.between(latest, next);
            latest = next;
            loop.advance(passed);
        }
    }
}
