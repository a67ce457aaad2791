package io.slipway.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A release week in a short time: the stages of a policy in their order, with their accounts and conditions, each with an equal part
 * of the time for its window and the pause after it. All else is as in the policy, so what is rehearsed is what will happen, only
 * sooner. The blackout days of real weeks do not
 * count, nor does a time to soak, which would not fit.
 *
 * @param policy in a zone where all of it lies on one day
 * @param monday the first day of its week
 */
public record Rehearsal(Policy policy, LocalDate monday) {

    /** Longer ones would not fit into the rest of a day that begins at six. */
    public static final Duration LONGEST = Duration.ofHours(12);

    private static final int SIX = 6;

    /** A rehearsal that begins now and takes so long, between 4 seconds for each stage and {@link #LONGEST}. */
    public static Rehearsal of(Policy policy, Instant now, Duration length) {
        int stages = policy.stages().size();
        if (length.compareTo(LONGEST) > 0 || length.toSeconds() < 4L * stages) {
            throw new IllegalArgumentException("a rehearsal of " + stages + " stages takes from " + 4 * stages + "s to "
                    + LONGEST.toHours() + "h, found " + length.toSeconds() + "s");
        }
        ZoneId zone = zoneWhereItIsSix(now);
        ZonedDateTime start = now.atZone(zone).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        long part = length.toSeconds() / stages;
        List<Stage> rehearsed = new ArrayList<>();
        for (Stage stage : policy.stages()) {
            LocalTime opens = start.plusSeconds(part * rehearsed.size()).toLocalTime();
            LocalWindow window = new LocalWindow(opens, opens.plusSeconds(part - 1));
            DayOfWeek day = start.getDayOfWeek();
            rehearsed.add(new Stage(
                    stage.name(), stage.wave(), day, window, stage.accounts(), stage.condition(), stage.part()));
        }
        Policy sooner = new Policy(
                policy.name(),
                zone,
                rehearsed,
                policy.onCancel(),
                policy.lateRegression(),
                policy.failureBudget(),
                policy.pacing(),
                policy.handoff(),
                Collections.emptySortedSet(),
                Optional.empty(),
                policy.validation());
        return new Rehearsal(sooner, start.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    /** The sign of these zones is that of POSIX: west is positive. */
    private static ZoneId zoneWhereItIsSix(Instant now) {
        int ahead = Math.floorMod(SIX - now.atZone(ZoneOffset.UTC).getHour() + 12, 24) - 12;
        return ahead == 0 ? ZoneId.of("Etc/GMT") : ZoneId.of("Etc/GMT" + (ahead > 0 ? "-" : "+") + Math.abs(ahead));
    }
}
