package io.slipway.feature;

import java.time.Duration;
import java.util.Optional;

/**
 * The stream side of a stream feature view.
 *
 * @param source the stream that is read
 * @param retention how long the source keeps its events
 * @param watermark how late an event may come and still count; without it all late events count
 * @param trigger from one micro-batch to the next
 * @param compute the cluster of the stream process
 */
public record Streaming(
        String source,
        Optional<Duration> retention,
        Optional<Duration> watermark,
        Mode mode,
        Optional<Duration> trigger,
        Optional<Setup> compute) {

    /** How events become values. */
    public enum Mode {
        TIME_INTERVAL,
        CONTINUOUS
    }
}
