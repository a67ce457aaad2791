package io.slipway.study.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them: three digits that count, whole numbers from a hundred on. */
public final class Amount {

    private static final MathContext THREE = new MathContext(3);

    private Amount() {}

    /** {@code 48.2}, {@code 1,234}, {@code 0.0123}, {@code 2e-07}; {@code -} for what is not finite. */
    public static String of(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        if (Math.abs(value) >= 99.95 || value == 0) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        if (Math.abs(value) < 0.001) {
            return String.format(Locale.ROOT, "%.0e", value);
        }
        BigDecimal rounded = new BigDecimal(value).round(THREE);
        return rounded.stripTrailingZeros().scale() <= 0
                ? rounded.setScale(0).toPlainString()
                : rounded.stripTrailingZeros().toPlainString();
    }

    /** The same with its sign. */
    public static String signed(double value) {
        return (value > 0 ? "+" : "") + of(value);
    }

    /** About so many weeks, two digits; from a million on nobody will wait for them. */
    static String weeks(double weeks) {
        if (weeks >= 1e6) {
            return "more than a million more weeks";
        }
        long rounded =
                new BigDecimal(Math.ceil(weeks)).round(new MathContext(2)).longValue();
        return "about " + String.format(Locale.ROOT, "%,d", rounded) + " more " + (rounded == 1 ? "week" : "weeks");
    }
}
