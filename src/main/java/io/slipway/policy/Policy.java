package io.slipway.policy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a release reaches the fleet. A value: the train journals the policy it adopts and asks nothing else.
 *
 * @param name what people call it
 * @param zone the time zone of all its windows; daylight saving is the zone's business
 * @param stages in the order of the week
 * @param onCancel what becomes of accounts that a canceled release has already changed
 * @param lateRegression what a blocking issue does when no re-release can reach everyone it touches
 * @param failureBudget accounts that may fail to update in one run before that is a blocking issue
 * @param pacing how fast a wave goes through its roster
 * @param handoff the rules of every blue-green handoff
 * @param blackout local dates on which nothing is released; a week that has a stage on one of them has no release
 * @param soak what is watched while a release soaks; empty if nothing is, and time alone proves it
 * @param validation what is run against a build before it goes out; without it the gates are judged as a whole
 */
public record Policy(
        String name,
        ZoneId zone,
        List<Stage> stages,
        OnCancel onCancel,
        LateRegression lateRegression,
        int failureBudget,
        Pacing pacing,
        HandoffRules handoff,
        SortedSet<LocalDate> blackout,
        Optional<SoakRules> soak,
        Optional<ValidationMatrix> validation) {

    public Policy {
        stages = List.copyOf(stages);
        blackout = Collections.unmodifiableSortedSet(new TreeSet<>(blackout));
    }

    /** The stages of one week with their windows on the clock, first to last. {@code monday} is the week's first day. */
    public List<ScheduledStage> week(LocalDate monday) {
        return stages.stream().map(stage -> stage.in(monday, zone)).toList();
    }

    /** Whether a stage of this week falls on a day of the blackout list (DOMAIN A30). */
    public boolean blackedOut(LocalDate monday) {
        return stages.stream().anyMatch(stage -> blackout.contains(stage.date(monday)));
    }

    /** What becomes of accounts that a canceled release has changed. */
    public enum OnCancel {
        /** Put every one of them back on the baseline: the reference (fact F5). */
        ROLL_BACK_WEEK,
        /** Leave them where they are. */
        KEEP
    }

    /** What a blocking issue does once no re-release slot is left for everyone it touches (an extension, DOMAIN A4). */
    public enum LateRegression {
        /** Halt, cancel, and do what {@link OnCancel} says. */
        CANCEL,
        /** Halt and leave the decision to a release manager until the window closes. */
        HALT
    }
}
