package io.slipway.conf.metric;

import io.slipway.conf.Block;
import io.slipway.conf.Formats;
import io.slipway.judge.metric.EffectBounds;
import io.slipway.judge.metric.Measure;

/** Reads the block {@code effect} of a metric. */
final class BoundsReader {

    private BoundsReader() {}

    static EffectBounds read(Block block) {
        Measure measure = block.get("measure", Formats.choice(Measure.class));
        double neutral = measure.neutral();
        double most = measure == Measure.CLES ? 1 : 1e9;
        EffectBounds bounds = new EffectBounds(
                measure,
                block.find("allowed-decrease", Decimals.between(0, neutral)).orElse(neutral),
                block.find("allowed-increase", Decimals.between(neutral, most)).orElse(neutral),
                block.find("critical-decrease", Decimals.between(0, neutral)).orElse(neutral),
                block.find("critical-increase", Decimals.between(neutral, most)).orElse(neutral));
        block.end();
        return bounds;
    }
}
