package io.slipway.policy;

import io.slipway.policy.Policy.LateRegression;
import io.slipway.policy.Policy.OnCancel;
import io.slipway.policy.Stage.Condition;
import io.slipway.policy.Stage.Selection;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The policies that tests release by. */
public final class Policies {

    public static final HandoffRules HANDOFF =
            new HandoffRules(Duration.ofSeconds(30), 3, Duration.ofSeconds(10), Duration.ofMinutes(10), 2);

    private static final LocalWindow AFTERNOON = new LocalWindow(LocalTime.of(14, 0), LocalTime.of(16, 0));

    private Policies() {}

    /** The reference: wave 1 on Tuesday, its re-release on Wednesday if need be, wave 2 on Thursday. */
    public static Policy twoWaves() {
        return of(
                stage("wave-1", 1, DayOfWeek.TUESDAY, Selection.EARLY_ACCESS, Condition.ALWAYS),
                stage("wave-1-re-release", 1, DayOfWeek.WEDNESDAY, Selection.EARLY_ACCESS, Condition.WHEN_ISSUE_OPEN),
                stage("wave-2", 2, DayOfWeek.THURSDAY, Selection.REMAINING, Condition.UNLESS_REGRESSION));
    }

    /** Everyone on Tuesday. */
    public static Policy allAtOnce() {
        return of(stage("everyone", 1, DayOfWeek.TUESDAY, Selection.ALL, Condition.ALWAYS));
    }

    /** Three rings on three days, each of them in every week. */
    public static Policy threeRings() {
        return of(
                stage("inner", 1, DayOfWeek.TUESDAY, Selection.EARLY_ACCESS, Condition.ALWAYS),
                stage("middle", 2, DayOfWeek.WEDNESDAY, Selection.EARLY_ACCESS, Condition.ALWAYS),
                stage("outer", 3, DayOfWeek.THURSDAY, Selection.REMAINING, Condition.ALWAYS));
    }

    public static Policy of(Stage... stages) {
        return new Policy(
                "test",
                ZoneId.of("America/Los_Angeles"),
                List.of(stages),
                OnCancel.ROLL_BACK_WEEK,
                LateRegression.CANCEL,
                0,
                new Pacing(2),
                HANDOFF,
                new TreeSet<>(),
                Optional.empty(),
                Optional.empty());
    }

    public static Stage stage(String name, int wave, DayOfWeek day, Selection accounts, Condition condition) {
        return new Stage(name, wave, day, AFTERNOON, accounts, condition);
    }

    public static Policy onCancel(Policy p, OnCancel onCancel) {
        return new Policy(
                p.name(),
                p.zone(),
                p.stages(),
                onCancel,
                p.lateRegression(),
                p.failureBudget(),
                p.pacing(),
                p.handoff(),
                p.blackout(),
                p.soak(),
                p.validation());
    }

    public static Policy lateRegression(Policy p, LateRegression late) {
        return new Policy(
                p.name(),
                p.zone(),
                p.stages(),
                p.onCancel(),
                late,
                p.failureBudget(),
                p.pacing(),
                p.handoff(),
                p.blackout(),
                p.soak(),
                p.validation());
    }

    public static Policy failureBudget(Policy p, int budget) {
        return new Policy(
                p.name(),
                p.zone(),
                p.stages(),
                p.onCancel(),
                p.lateRegression(),
                budget,
                p.pacing(),
                p.handoff(),
                p.blackout(),
                p.soak(),
                p.validation());
    }

    public static Policy blackout(Policy p, LocalDate... dates) {
        SortedSet<LocalDate> days = new TreeSet<>(List.of(dates));
        return new Policy(
                p.name(),
                p.zone(),
                p.stages(),
                p.onCancel(),
                p.lateRegression(),
                p.failureBudget(),
                p.pacing(),
                p.handoff(),
                days,
                p.soak(),
                p.validation());
    }

    public static Policy validation(Policy p, ValidationMatrix matrix) {
        return new Policy(
                p.name(),
                p.zone(),
                p.stages(),
                p.onCancel(),
                p.lateRegression(),
                p.failureBudget(),
                p.pacing(),
                p.handoff(),
                p.blackout(),
                p.soak(),
                Optional.of(matrix));
    }

    public static Policy soaking(Policy p, SoakRules soak) {
        return new Policy(
                p.name(),
                p.zone(),
                p.stages(),
                p.onCancel(),
                p.lateRegression(),
                p.failureBudget(),
                p.pacing(),
                p.handoff(),
                p.blackout(),
                Optional.of(soak),
                p.validation());
    }
}
