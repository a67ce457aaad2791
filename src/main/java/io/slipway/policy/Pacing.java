package io.slipway.policy;

/**
 * How fast a wave goes through its roster.
 *
 * @param concurrency account updates, or roll-backs, that may be in flight at once
 */
public record Pacing(int concurrency) {

    public Pacing {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency must be at least 1, found " + concurrency);
        }
    }
}
