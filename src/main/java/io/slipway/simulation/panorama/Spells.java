package io.slipway.simulation.panorama;

import java.time.Duration;
import java.time.Instant;

/** The total length of spells that begin and end, one at a time. */
final class Spells {

    private Instant since = Instant.EPOCH;
    private long millis;

    void begin(Instant at) {
        since = at;
    }

    void end(Instant at) {
        millis += at.toEpochMilli() - since.toEpochMilli();
    }

    Duration total() {
        return Duration.ofMillis(millis);
    }
}
