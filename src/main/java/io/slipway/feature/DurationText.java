package io.slipway.feature;

import java.time.Duration;

/** Durations as files write them: {@code 1d}, {@code 90m}. */
final class DurationText {

    private DurationText() {}

    static String of(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1_000 != 0) {
            return millis + "ms";
        } else if (millis % 60_000 != 0) {
            return millis / 1_000 + "s";
        } else if (millis % 3_600_000 != 0) {
            return millis / 60_000 + "m";
        }
        return millis % 86_400_000 != 0 ? millis / 3_600_000 + "h" : millis / 86_400_000 + "d";
    }
}
