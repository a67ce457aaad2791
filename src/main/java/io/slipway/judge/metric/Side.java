package io.slipway.judge.metric;

import java.util.Map;
import org.apache.commons.statistics.descriptive.Median;

/**
 * What one side brought to a comparison.
 *
 * @param samples that were compared
 * @param median of them; not a number if there are none
 * @param outliers that were removed
 * @param nans that said they are not a number
 * @param malformed by what is wrong with them
 */
public record Side(int samples, double median, int outliers, int nans, Map<String, Long> malformed) {

    static Side of(Metric metric, Series series, double[] treated) {
        int before = metric.nan().treat(series).length;
        return new Side(
                treated.length,
                Median.withDefaults().evaluate(treated),
                before - treated.length,
                series.nans(),
                series.malformed());
    }
}
