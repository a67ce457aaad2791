package io.slipway.simulation.scenario;

import io.slipway.conf.Block;
import io.slipway.conf.Formats;

/** Reads the block {@code world}. */
final class WorldReader {

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
                block.get("redelivery", Formats.positiveDuration()));
        block.end();
        return world;
    }
}
