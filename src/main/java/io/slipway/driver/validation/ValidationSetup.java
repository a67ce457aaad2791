package io.slipway.driver.validation;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the driver goes about it.
 *
 * @param concurrency attempts by command or webhook at once; those that wait for a posted result take no room
 * @param directory where logs are kept
 * @param logLimit bytes of output kept of one attempt
 * @param patience between asking a process to end and making it
 */
public record ValidationSetup(int concurrency, Path directory, int logLimit, Duration patience) {

    public static final int MOST_AT_ONCE = 256;

    public ValidationSetup {
        if (concurrency < 1 || concurrency > MOST_AT_ONCE || logLimit < 2 || patience.isNegative()) {
            throw new IllegalArgumentException("expected 1 to " + MOST_AT_ONCE + " attempts at once, a log of at least"
                    + " 2 bytes and a patience that is not negative");
        }
    }
}
