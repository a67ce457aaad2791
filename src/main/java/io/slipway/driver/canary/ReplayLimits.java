package io.slipway.driver.canary;

import java.time.Duration;

/**
 * What a replay may take.
 *
 * @param concurrency samples in flight, each with one request at a time
 * @param connectTimeout for one attempt to connect
 * @param timeout for one request, from its first byte out to its last byte in
 * @param retries more attempts when no connection comes about; a request that was sent is never sent again
 */
public record ReplayLimits(int concurrency, Duration connectTimeout, Duration timeout, int retries) {

    /** Larger than any serving tier should be asked for a comparison. */
    public static final int MOST_CONCURRENT = 256;

    private static final int RETRIES = 2;
    private static final Duration CONNECT = Duration.ofSeconds(3);

    /** The usual patience with a server that is not there. */
    public static ReplayLimits of(int concurrency, Duration timeout) {
        Duration connect = timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT;
        return new ReplayLimits(concurrency, connect, timeout, RETRIES);
    }
}
