package io.slipway.driver.signals;

import java.time.Duration;

/**
 * When it is looked.
 *
 * @param settle after the end of a stretch, until what happened in it has been gathered
 * @param catchUp a stretch that could not be looked at for so long is given up
 * @param compareEvery the stretch whose values are compared; zero if none are
 * @param longestPause between two questions about one stretch that is not answered; the pause doubles up to it
 */
public record Pace(Duration settle, Duration catchUp, Duration compareEvery, Duration longestPause) {

    public Pace {
        if (settle.isNegative() || catchUp.isNegative() || compareEvery.isNegative() || longestPause.toMillis() < 1) {
            throw new IllegalArgumentException("no duration is negative, and a pause is at least a millisecond");
        }
    }
}
