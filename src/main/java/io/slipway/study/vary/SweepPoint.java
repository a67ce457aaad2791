package io.slipway.study.vary;

import io.slipway.study.compare.Comparison;
import java.util.List;

/**
 * The comparison at one place.
 *
 * @param at the value of each varied parameter
 */
public record SweepPoint(List<Double> at, Comparison comparison) {

    public SweepPoint {
        at = List.copyOf(at);
    }
}
