package io.slipway.simulation.scenario;

import io.slipway.conf.Block;
import io.slipway.conf.Format;
import io.slipway.conf.Formats;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads latencies: {@code 40s}, or a block that names a distribution by its parameters. */
final class LatencyReader {

    private static final String MEND =
            "write 40s, { median = 40s, p99 = 2m }, { mean = 30s } or { from = 10s, to = 20s }";
    private static final Format<Duration> DURATION = Formats.duration(Duration.ZERO, Latency.LONGEST);

    private LatencyReader() {}

    static Latency get(Block block, String key) {
        return block.isBlock(key) ? distribution(block, key) : Latency.constant(block.get(key, DURATION));
    }

    static Optional<Latency> find(Block block, String key) {
        if (block.isBlock(key)) {
            return Optional.of(distribution(block, key));
        }
        return block.find(key, DURATION).map(Latency::constant);
    }

    private static Latency distribution(Block block, String key) {
        Block parameters = block.unmixed(key);
        Latency latency = Latency.constant(Duration.ZERO);
        if (parameters.has("median") || parameters.has("p99")) {
            latency = built(block, key, parameters, "median", "p99");
        } else if (parameters.has("from") || parameters.has("to")) {
            latency = built(block, key, parameters, "from", "to");
        } else if (parameters.has("mean")) {
            latency = Latency.exponential(parameters.get("mean", DURATION));
        } else {
            block.report(key, "\"" + key + "\" is no latency", MEND);
        }
        parameters.end();
        return latency;
    }

    private static Latency built(Block block, String key, Block parameters, String first, String second) {
        Duration one = parameters.get(first, DURATION);
        Duration other = parameters.get(second, DURATION);
        Supplier<Latency> made =
                () -> first.equals("median") ? Latency.logNormal(one, other) : Latency.uniform(one, other);
        try {
            return block.sound() ? made.get() : Latency.constant(one);
        } catch (IllegalArgumentException impossible) {
            block.report(key, "\"" + key + "\": " + impossible.getMessage(), MEND);
            return Latency.constant(one);
        }
    }
}
