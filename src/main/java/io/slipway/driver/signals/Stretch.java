package io.slipway.driver.signals;

import io.slipway.machine.Build;
import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time in which a build is looked at beside its baseline. Time is cut into stretches of equal length from the epoch on, and
 * each is known by its place among them: whoever counts, before or after a crash, here or on another node, means the same stretch by the
 * same number.
 *
 * @param number its place, at least 1
 */
record Stretch(String release, Build build, Build baseline, Duration length, long number) {

    /** The place of the stretch in which a moment lies. */
    static long at(Instant moment, Duration length) {
        return Math.max(1, moment.toEpochMilli() / length.toMillis());
    }

    Instant from() {
        return Instant.ofEpochMilli(number * length.toMillis());
    }

    Instant until() {
        return from().plus(length);
    }

    Stretch next() {
        return new Stretch(release, build, baseline, length, number + 1);
    }

    /** Of two, the later. */
    Stretch notBefore(long other) {
        return new Stretch(release, build, baseline, length, Math.max(number, other));
    }

    @Override
    public String toString() {
        return build + " from " + from() + " to " + until();
    }
}
