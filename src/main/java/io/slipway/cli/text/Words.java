package io.slipway.cli.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers and names as a sentence has them. */
public final class Words {

    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z]{3,}(_[A-Z]+)*\\b");

    private Words() {}

    /** {@code 1 week}, {@code 52 weeks}. */
    public static String count(long count, String one) {
        return count(count, one, one + "s");
    }

    public static String count(long count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    /** Constants of the program as words: {@code SAMPLE_WORKLOADS} as {@code sample workloads}. */
    public static String plain(String text) {
        return CONSTANT.matcher(text)
                .replaceAll(match -> match.group().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** {@code 7,000}. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
