package io.slipway.policy;

import java.time.Duration;
import java.time.LocalTime;

/** The half-open span {@code [opens, closes)} of local time in which account updates may start (DOMAIN A12, A13). */
public record LocalWindow(LocalTime opens, LocalTime closes) {

    public LocalWindow {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("a window must close after it opens, found " + opens + "-" + closes);
        }
    }

    /** Whether a local time lies inside. */
    public boolean contains(LocalTime time) {
        return !time.isBefore(opens) && time.isBefore(closes);
    }

    /** From opening to closing by the wall clock, on a day without a clock change. */
    public Duration length() {
        return Duration.between(opens, closes);
    }

    /** As files write it: {@code 14:00-16:00}. */
    @Override
    public String toString() {
        return opens + "-" + closes;
    }
}
