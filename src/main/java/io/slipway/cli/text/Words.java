package io.slipway.cli.text;

import java.util.Locale;

/** Numbers and names as a sentence has them. */
public final class Words {

    private Words() {}

    /** {@code 1 week}, {@code 52 weeks}. */
    public static String count(long count, String one) {
        return number(count) + " " + (count == 1 ? one : one + "s");
    }

    /** {@code 7,000}. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
