package io.slipway.cli.terminal;

import java.time.Duration;
import java.time.Instant;

/** How far virtual time has come, and when it will be there. */
public final class Progress implements AutoCloseable {

    private static final Gauge.Unit DAYS =
            new Gauge.Unit(" days", Duration.ofDays(1).toSeconds());

    private final Instant start;
    private final Gauge gauge;

    public Progress(Terminal terminal, Instant start, Instant end) {
        this.start = start;
        this.gauge = new Gauge(
                terminal, "Simulating", DAYS, Duration.between(start, end).toSeconds());
    }

    /** Virtual time has reached an instant. */
    public void reached(Instant now) {
        gauge.reached(Duration.between(start, now).toSeconds());
    }

    @Override
    public void close() {
        gauge.close();
    }
}
