package io.slipway.judge.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as a sentence has them. */
final class Numbers {

    private static final MathContext DIGITS = new MathContext(4);

    private Numbers() {}

    /** Four digits that count. */
    static String text(double value) {
        if (Double.isNaN(value)) {
            return "unknown";
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        double size = Math.abs(value);
        return size != 0 && (size < 1e-3 || size >= 1e7) ? rounded.toString() : rounded.toPlainString();
    }

    /** {@code +12.5 %}. */
    static String change(double ratio) {
        return String.format(Locale.ROOT, "%+.1f %%", (ratio - 1) * 100);
    }
}
