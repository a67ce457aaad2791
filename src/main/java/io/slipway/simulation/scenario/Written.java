package io.slipway.simulation.scenario;

import io.slipway.conf.Format;
import io.slipway.conf.Formats;
import io.slipway.machine.Build;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** The ways in which values of scenarios are written. */
final class Written {

    /** A build or runtime by its label. */
    static final Format<Build> BUILD =
            new Format<>("a build such as 2026.47.0", "\"2026.47.0\"", new Build("unreadable"), Written::build);

    static final Format<LocalDate> MONDAY =
            Formats.DATE.where(date -> date.getDayOfWeek() == DayOfWeek.MONDAY, "a date that is a Monday");

    static final Format<WeekTime> WEEK_TIME = new Format<>(
            "a day and a local time",
            "\"WEDNESDAY 20:00\"",
            new WeekTime(DayOfWeek.MONDAY, LocalTime.MIDNIGHT),
            Written::weekTime);

    static final Format<Long> SEED = new Format<>("a whole number of 64 bits", "1", 0L, Long::valueOf);

    static final Format<Double> RATIO = new Format<>("a ratio from 0 to 1000", "1.5", 1.0, text -> {
        double ratio = new BigDecimal(text.strip()).doubleValue();
        if (ratio < 0 || ratio > 1_000) {
            throw new IllegalArgumentException(text);
        }
        return ratio;
    });

    /** What the names of some accounts begin with. */
    static final Format<String> PREFIX =
            new Format<>("small letters, digits and dots, and a dash at the end", "\"aws-\"", "a-", text -> {
                if (!text.matches("[a-z0-9][a-z0-9.-]{0,49}-")) {
                    throw new IllegalArgumentException(text);
                }
                return text;
            });

    private static final int MOST_JOBS = 1_000;

    /** How many stream jobs an account has: a number, or the least and the greatest. */
    record Range(int least, int most) {}

    static final Format<Range> JOBS = new Format<>(
            "a number from 0 to " + MOST_JOBS + ", or a range of such", "\"1..9\"", new Range(0, 0), Written::range);

    private Written() {}

    /** A local time in the zone of the policy: by its day in a week, or by its date. */
    static Format<LocalDateTime> at(LocalDate monday) {
        return new Format<>(
                "a day and a local time, or a date and a local time",
                "\"TUESDAY 13:59:59\"",
                monday.atStartOfDay(),
                text -> text.contains("T") && Character.isDigit(text.charAt(0))
                        ? LocalDateTime.parse(text)
                        : weekTime(text).in(monday));
    }

    private static Build build(String text) {
        if (!text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException(text);
        }
        return new Build(text);
    }

    private static WeekTime weekTime(String text) {
        String[] parts = text.strip().split("\\s+", 2);
        return new WeekTime(Formats.DAY.parse().apply(parts[0]), LocalTime.parse(parts[1]));
    }

    private static Range range(String text) {
        String[] ends = text.split("\\.\\.", 2);
        int least = Integer.parseInt(ends[0].strip());
        int most = ends.length == 1 ? least : Integer.parseInt(ends[1].strip());
        if (least < 0 || most < least || most > MOST_JOBS) {
            throw new IllegalArgumentException(text);
        }
        return new Range(least, most);
    }
}
