package io.slipway.simulation.scenario;

import io.slipway.conf.Block;
import io.slipway.conf.Defaults;
import io.slipway.conf.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the block {@code world}. */
final class WorldReader {

    private static final int MOST_PER_MINUTE = 1_000_000;
    private static final int MOST_REQUESTS = 100_000;
    private static final int MOST_FEATURES = 100;

    private WorldReader() {}

    static World world(Block block) {
        World world = new World(
                LatencyReader.get(block, "start-up"),
                block.get("start-failure", Formats.SHARE),
                block.get("crash", Formats.SHARE),
                LatencyReader.get(block, "catch-up"),
                LatencyReader.get(block, "drain"),
                LatencyReader.get(block, "serving-switch"),
                LatencyReader.get(block, "message"),
                LatencyReader.get(block, "validation"),
                LatencyReader.get(block, "batch-run"),
                signals(block),
                canary(block),
                block.get("redelivery", Formats.positiveDuration()));
        block.end();
        return world;
    }

    private static Optional<CanaryTraffic> canary(Block world) {
        if (!world.has("canary")) {
            return Optional.empty();
        }
        Block block = world.block("canary").over(Defaults.of("canary"));
        CanaryTraffic traffic = new CanaryTraffic(
                block.get("requests", Formats.whole(0, MOST_REQUESTS)),
                block.get("features", Formats.whole(1, MOST_FEATURES)),
                block.get("flaky", Formats.SHARE));
        block.end();
        return Optional.of(traffic);
    }

    private static List<SignalRate> signals(Block world) {
        List<SignalRate> rates = new ArrayList<>();
        for (Block block : world.blocks("signals", Defaults.of("signal-rate"))) {
            SignalRate rate = new SignalRate(
                    block.get("metric", Formats.NAME),
                    block.get("rate", Formats.SHARE),
                    block.get("per-minute", Formats.whole(1, MOST_PER_MINUTE)));
            block.end();
            if (block.sound() && rates.stream().anyMatch(other -> other.metric().equals(rate.metric()))) {
                block.report("metric", "two rates of \"" + rate.metric() + "\"", "remove one of them");
            }
            rates.add(rate);
        }
        return rates;
    }
}
