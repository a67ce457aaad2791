package io.slipway.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * One step of a release week.
 *
 * @param wave which wave its accounts form, counted from 1; a re-release keeps the number of the wave it repeats
 */
public record Stage(String name, int wave, DayOfWeek day, LocalWindow window, Selection accounts, Condition condition) {

    ScheduledStage in(LocalDate monday, ZoneId zone) {
        LocalDate date = date(monday);
        return new ScheduledStage(
                this,
                date.atTime(window.opens()).atZone(zone).toInstant(),
                date.atTime(window.closes()).atZone(zone).toInstant());
    }

    LocalDate date(LocalDate monday) {
        return monday.plusDays(day.getValue() - (long) DayOfWeek.MONDAY.getValue());
    }

    /** Who a stage is for. */
    public enum Selection {
        /** Accounts that opted in to wave 1. */
        EARLY_ACCESS,
        /** Everyone else. */
        REMAINING,
        /** The whole fleet. */
        ALL
    }

    /** When a stage takes place. */
    public enum Condition {
        /** Every week. */
        ALWAYS,
        /** Only if an issue is open, with the patched build: a re-release. */
        WHEN_ISSUE_OPEN,
        /** Only if no issue is open and everyone before is on the build; otherwise the release is canceled. */
        UNLESS_REGRESSION
    }
}
