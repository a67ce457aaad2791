package io.slipway.cli.text;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** Instants as the clock on the wall of a zone shows them, in English whatever the machine speaks. */
public record LocalWords(ZoneId zone) {

    public ZonedDateTime at(Instant instant) {
        return instant.atZone(zone);
    }

    /** The Monday of an instant's week. */
    public LocalDate monday(Instant instant) {
        return at(instant).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** {@code Tuesday 24 November 2026, UTC-08:00}. */
    public String day(Instant instant) {
        ZonedDateTime local = at(instant);
        return day(local.getDayOfWeek()) + " " + local.getDayOfMonth() + " " + month(local.getMonth()) + " "
                + local.getYear();
    }

    /** {@code 14:00:05}. */
    public String time(Instant instant) {
        ZonedDateTime local = at(instant);
        return String.format(Locale.ROOT, "%02d:%02d:%02d", local.getHour(), local.getMinute(), local.getSecond());
    }

    /** {@code UTC-08:00}. */
    public String offset(Instant instant) {
        String id = at(instant).getOffset().getId();
        return "UTC" + (id.equals("Z") ? "" : id);
    }

    /** {@code Tue}. */
    public static String shortDay(DayOfWeek day) {
        return day(day).substring(0, 3);
    }

    private static String day(DayOfWeek day) {
        return capital(day.name());
    }

    private static String month(Month month) {
        return capital(month.name());
    }

    private static String capital(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
