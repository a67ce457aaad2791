package io.slipway.judge.metric;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Quantile;

/** What is done with values far outside the others. */
public enum Outliers {
    KEEP,
    REMOVE;

    private static final Quantile QUANTILE = Quantile.withDefaults().with(Quantile.EstimationMethod.HF7);

    /**
     * Removes what lies beyond Tukey's fences, though never more than the outermost hundredth on either side.
     *
     * @param factor quartile ranges from the quartile to the fence
     */
    double[] treat(double[] values, double factor) {
        if (this == KEEP || values.length == 0) {
            return values;
        }
        double[] at = QUANTILE.evaluate(values, 0.01, 0.25, 0.75, 0.99);
        double reach = factor * (at[2] - at[1]);
        double low = Math.min(at[0], at[1] - reach);
        double high = Math.max(at[3], at[2] + reach);
        return Arrays.stream(values)
                .filter(value -> value >= low && value <= high)
                .toArray();
    }
}
