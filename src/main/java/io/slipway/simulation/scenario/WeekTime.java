package io.slipway.simulation.scenario;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;

/** A local time in a release week, such as Wednesday 20:00. */
public record WeekTime(DayOfWeek day, LocalTime time) {

    /** This time in the week of a Monday. */
    public LocalDateTime in(LocalDate monday) {
        return monday.with(TemporalAdjusters.nextOrSame(day)).atTime(time);
    }
}
