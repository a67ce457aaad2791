package io.slipway.cli.remote;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, in few letters. */
final class Clock {

    private static final int MINUTE = 60;
    private static final int DAY_HOURS = 24;

    private Clock() {}

    static String age(String since, Instant now) {
        Duration age = Duration.between(Instant.parse(since), now);
        if (age.isNegative()) {
            return "0s";
        } else if (age.toMinutes() < 2) {
            return age.toSeconds() + "s";
        } else if (age.toHours() < 2) {
            return age.toMinutes() + "m" + age.toSeconds() % MINUTE + "s";
        }
        return age.toDays() < 2
                ? age.toHours() + "h" + age.toMinutes() % MINUTE + "m"
                : age.toDays() + "d" + age.toHours() % DAY_HOURS + "h";
    }
}
