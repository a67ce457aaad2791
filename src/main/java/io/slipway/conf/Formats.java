package io.slipway.conf;

import com.typesafe.config.ConfigValueFactory;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The ways in which values are written. */
public final class Formats {

    private static final Pattern ADDRESS = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
    private static final int NAME_LENGTH = 80;
    private static final Pattern UNIT_LAST = Pattern.compile(".*[a-z]+");

    /** Any text that is not blank. */
    public static final Format<String> TEXT = new Format<>("a text", "\"...\"", "unreadable", Formats::notBlank);

    /** A name that can stand in an address: lower case letters, digits, dots, dashes and underscores. */
    public static final Format<String> NAME = new Format<>(
            "a name of lower case letters, digits, '.', '-' and '_', at most 100 characters",
            "acme-dev",
            "unreadable",
            text -> matching(text, ADDRESS));

    public static final Format<Boolean> FLAG = new Format<>("true or false", "true", false, Formats::flag);

    public static final Format<LocalDate> DATE =
            new Format<>("a date", "\"2026-11-23\"", LocalDate.EPOCH, LocalDate::parse);

    public static final Format<LocalTime> TIME =
            new Format<>("a local time", "\"14:00\"", LocalTime.MIDNIGHT, LocalTime::parse);

    public static final Format<DayOfWeek> DAY = choice(DayOfWeek.class, "TUESDAY");

    /** A zone with a name, so that daylight saving is known; not a bare offset. */
    public static final Format<ZoneId> ZONE =
            new Format<>("a time zone by its name", "\"America/Los_Angeles\"", ZoneId.of("UTC"), Formats::zone);

    /** A part of a whole, 0 to 1: {@code 10%} or {@code 0.1}. */
    public static final Format<Double> SHARE =
            new Format<>("a share from 0% to 100%, or from 0 to 1", "10%", 0.0, Formats::share);

    private static final Duration YEAR = Duration.ofDays(366);

    private Formats() {}

    /** A whole number between two bounds, both included. */
    public static Format<Integer> whole(int least, int most) {
        return new Format<>(
                "a whole number from " + least + " to " + most,
                String.valueOf(least),
                least,
                text -> within(new BigDecimal(text).intValueExact(), least, most));
    }

    /** Any duration from nothing to a year. */
    public static Format<Duration> duration() {
        return duration(Duration.ZERO, YEAR);
    }

    /** A duration of at least a millisecond and at most a year. */
    public static Format<Duration> positiveDuration() {
        return duration(Duration.ofMillis(1), YEAR);
    }

    /** A duration in whole milliseconds with its unit, between two bounds, both included. */
    public static Format<Duration> duration(Duration least, Duration most) {
        return new Format<>(
                "a duration with its unit (ms, s, m, h, d), from " + text(least) + " to " + text(most),
                "40s",
                least,
                text -> duration(text, least, most));
    }

    /** One of the constants of an enumeration, in either case, with dashes or underscores. */
    public static <E extends Enum<E>> Format<E> choice(Class<E> type) {
        return choice(type, written(type.getEnumConstants()[0]));
    }

    /** How files write a constant: {@code early-access}. */
    public static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The nearest thing to a text that is a {@link #NAME}. */
    public static String asName(String text) {
        String name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
        String begun = name.matches("[a-z0-9].*") ? name : "x" + name;
        return begun.substring(0, Math.min(begun.length(), NAME_LENGTH));
    }

    /** The same, with another example than the first constant. */
    public static <E extends Enum<E>> Format<E> choice(Class<E> type, String example) {
        List<E> constants = List.of(type.getEnumConstants());
        String names = constants.stream().map(Formats::written).collect(Collectors.joining(", "));
        return new Format<>(
                "one of " + names,
                example,
                constants.get(0),
                text -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> written(constant)
                                .equals(text.toLowerCase(Locale.ROOT).replace('_', '-')))
                        .findFirst()
                        .orElseThrow());
    }

    private static String notBlank(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(text);
        }
        return text.strip();
    }

    private static String matching(String text, Pattern pattern) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }

    private static ZoneId zone(String text) {
        ZoneId zone = ZoneId.of(text);
        if (zone.normalized() instanceof ZoneOffset && !zone.equals(ZoneId.of("UTC"))) {
            throw new IllegalArgumentException(text);
        }
        return zone;
    }

    private static double share(String text) {
        BigDecimal value = text.endsWith("%")
                ? new BigDecimal(text.substring(0, text.length() - 1).strip()).movePointLeft(2)
                : new BigDecimal(text.strip());
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(text);
        }
        return value.doubleValue();
    }

    private static int within(int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(String.valueOf(value));
        }
        return value;
    }

    private static Duration duration(String text, Duration least, Duration most) {
        matching(text, UNIT_LAST); // HOCON would read a bare number as milliseconds.
        Duration value = ConfigValueFactory.fromAnyRef(text).atKey("value").getDuration("value");
        if (value.compareTo(least) < 0
                || value.compareTo(most) > 0
                || !value.equals(Duration.ofMillis(value.toMillis()))) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    private static String text(Duration duration) {
        return duration.toMillis() % 86_400_000 == 0 ? duration.toDays() + "d" : duration.toMillis() + "ms";
    }
}
