package io.slipway.conf.metric;

import io.slipway.conf.Format;
import java.math.BigDecimal;

/** Numbers that need not be whole. */
final class Decimals {

    private static final int LENGTH = 40;

    private Decimals() {}

    /** A number between two bounds, both included. */
    static Format<Double> between(double least, double most) {
        return new Format<>(
                "a number from " + least + " to " + most,
                "" + Math.max(least, 1),
                Math.max(least, 1),
                text -> within(number(text), least, most));
    }

    /** A share that may exceed the whole, between two bounds in percent: {@code 150%}, or {@code 1.5}. */
    static Format<Double> percent(double least, double most) {
        return new Format<>(
                "a share from " + least + "% to " + most + "%",
                "20%",
                0.2,
                text -> text.endsWith("%")
                        ? within(number(text.substring(0, text.length() - 1).strip()), least, most) / 100
                        : within(number(text) * 100, least, most) / 100);
    }

    private static double number(String text) {
        if (text.length() > LENGTH) {
            throw new IllegalArgumentException(text);
        }
        return new BigDecimal(text).doubleValue();
    }

    private static double within(double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(String.valueOf(value));
        }
        return value;
    }
}
