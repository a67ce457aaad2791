package io.slipway.study.vary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * A parameter of the scenario that takes one value after another.
 *
 * @param path as the scenario file has it: {@code world.start-failure}
 * @param unit what stands behind each number in the file; may be empty
 * @param values rising
 */
public record Variation(String path, String unit, List<Double> values) {

    public Variation {
        values = List.copyOf(values);
    }

    /** A value as the file has it. */
    public String text(double value) {
        return new BigDecimal(value)
                        .round(new MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString()
                + unit;
    }

    /** The line that sets it in the file. */
    public String line(double value) {
        return path + " = " + text(value);
    }
}
