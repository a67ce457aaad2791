package io.slipway.simulation.scenario;

import java.time.Duration;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;

/** A distribution of durations in whole milliseconds. Sampled by its inverse, so equal chance gives equal fate under every policy. */
public final class Latency {

    /** No sample is longer: a bound on the tail of the unbounded distributions. */
    public static final Duration LONGEST = Duration.ofDays(366);

    private static final double Z99 = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.99);

    private final String text;
    private final long fixedMillis;
    private final Optional<ContinuousDistribution> distribution;

    private Latency(String text, long fixedMillis, Optional<ContinuousDistribution> distribution) {
        this.text = text;
        this.fixedMillis = fixedMillis;
        this.distribution = distribution;
    }

    /** Always the same. */
    public static Latency constant(Duration duration) {
        return new Latency(duration.toString(), notNegative(duration), Optional.empty());
    }

    /** Uniform between the two. */
    public static Latency uniform(Duration from, Duration to) {
        long least = notNegative(from);
        long span = to.toMillis() - least;
        if (span < 0) {
            throw new IllegalArgumentException("a latency must not end before it starts, found " + from + " to " + to);
        }
        return span == 0
                ? constant(from)
                : new Latency(
                        "{from " + from + ", to " + to + "}",
                        0,
                        Optional.of(UniformContinuousDistribution.of(millis(from), millis(to))));
    }

    /** Exponential: a process without memory. */
    public static Latency exponential(Duration mean) {
        return notNegative(mean) == 0
                ? constant(mean)
                : new Latency("{mean " + mean + "}", 0, Optional.of(ExponentialDistribution.of(millis(mean))));
    }

    /** Log-normal by its median and its 99th percentile: most are like the median, a few take far longer. */
    public static Latency logNormal(Duration median, Duration p99) {
        if (notNegative(median) == 0 || p99.compareTo(median) < 0) {
            throw new IllegalArgumentException(
                    "a latency needs a median above 0 and a p99 not below it, found " + median + " and " + p99);
        }
        if (p99.equals(median)) {
            return constant(median);
        }
        double mu = Math.log(millis(median));
        double sigma = (Math.log(millis(p99)) - mu) / Z99;
        return new Latency(
                "{median " + median + ", p99 " + p99 + "}", 0, Optional.of(LogNormalDistribution.of(mu, sigma)));
    }

    /**
     * The sample at a quantile, in milliseconds: never negative, at most {@link #LONGEST}.
     *
     * @param u in (0, 1), uniform
     */
    public long millisAt(double u) {
        if (distribution.isEmpty()) {
            return fixedMillis;
        }
        double sample = distribution.get().inverseCumulativeProbability(u);
        return Math.max(0, Math.min(LONGEST.toMillis(), Math.round(sample)));
    }

    private static double millis(Duration duration) {
        return (double) duration.toMillis();
    }

    private static long notNegative(Duration duration) {
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "a latency must be between 0 and " + LONGEST.toDays() + " days, found " + duration);
        }
        return duration.toMillis();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Latency latency && text.equals(latency.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
