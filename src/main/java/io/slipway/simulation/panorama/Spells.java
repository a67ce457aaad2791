package io.slipway.simulation.panorama;

import java.time.Duration;
import java.time.Instant;

/** The total length of spells that begin and end, one at a time. */
final class Spells {

    private long sinceMillis;
    private long millis;

    void begin(Instant at) {
        sinceMillis = at.toEpochMilli();
    }

    void end(Instant at) {
        millis += at.toEpochMilli() - sinceMillis;
    }

    Duration total() {
        return Duration.ofMillis(millis);
    }
}
