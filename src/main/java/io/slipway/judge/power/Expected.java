package io.slipway.judge.power;

import io.slipway.judge.metric.Metric;
import java.time.Duration;
import java.util.Optional;

/**
 * The regression that a metric must not miss, and the traffic in which to see it.
 *
 * @param regression relative change: 0.2 for 20 %
 * @param perMinute samples on each side
 * @param spread standard deviation over mean of the values, for the rank test; none for events
 * @param rate of bad events in the baseline, for the soak test; none for values
 */
public record Expected(
        Metric metric, double regression, double perMinute, Optional<Double> spread, Optional<Double> rate) {

    /** How long it takes to gather so many samples. */
    Duration time(double samples) {
        return time(samples, perMinute);
    }

    static Duration time(double samples, double perMinute) {
        double minutes = samples / perMinute;
        return minutes > Sight.YEAR.toMinutes() ? Sight.YEAR : Duration.ofSeconds((long) Math.ceil(minutes * 60));
    }
}
