package io.slipway.policy;

import io.slipway.machine.EntityId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * One step of a release week.
 *
 * @param wave which wave its accounts form, counted from 1; a re-release keeps the number of the wave it repeats
 * @param part which of those accounts it takes; empty for all of them
 */
public record Stage(
        String name,
        int wave,
        DayOfWeek day,
        LocalWindow window,
        Selection accounts,
        Condition condition,
        Optional<Part> part) {

    /** For all of its accounts. */
    public Stage(String name, int wave, DayOfWeek day, LocalWindow window, Selection accounts, Condition condition) {
        this(name, wave, day, window, accounts, condition, Optional.empty());
    }

    /** Of the accounts that were selected, those that it takes, in their order. */
    public List<EntityId> roster(List<EntityId> selected) {
        return part.map(some -> some.of(selected)).orElse(selected);
    }

    /** The address of the wave that carries it out in a release. */
    public EntityId run(String release) {
        return EntityId.of("wave", release + "/" + name);
    }

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
        UNLESS_REGRESSION,
        /** Never: the yardstick of a policy that does not ship. */
        NEVER
    }
}
