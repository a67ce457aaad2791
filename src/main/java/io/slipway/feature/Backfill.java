package io.slipway.feature;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When batch jobs run, and how far back the first ones reach.
 *
 * @param start the date of the earliest feature values
 * @param schedule from one batch job to the next
 * @param longest the longest stretch that one backfill job covers; without it one job covers all
 */
public record Backfill(Optional<LocalDate> start, Optional<Duration> schedule, Optional<Duration> longest) {

    /** The jobs that fill everything up to a date: at least one. */
    public int jobs(LocalDate today) {
        if (start.isEmpty() || longest.isEmpty()) {
            return 1;
        }
        LocalDate from = start.get();
        long seconds = Math.max(1, from.until(today, ChronoUnit.DAYS) * 86_400);
        long jobs = -Math.floorDiv(-seconds, Math.max(1, longest.get().toSeconds()));
        return (int) Math.min(Integer.MAX_VALUE, jobs);
    }
}
