package io.slipway.simulation.panorama;

import io.slipway.policy.HandoffRules;
import io.slipway.policy.LocalWindow;
import io.slipway.policy.Pacing;
import io.slipway.policy.Policy;
import io.slipway.policy.Policy.LateRegression;
import io.slipway.policy.Policy.OnCancel;
import io.slipway.policy.Signal;
import io.slipway.policy.SoakRules;
import io.slipway.policy.SoakRules.OnTooLittle;
import io.slipway.policy.Stage;
import io.slipway.policy.Stage.Condition;
import io.slipway.policy.Stage.Selection;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The reference policy: Tuesday, Wednesday if an issue is open, Thursday; each 14:00 to 16:00 Pacific Time. */
public final class Policies {

    public static final HandoffRules RULES =
            new HandoffRules(Duration.ofSeconds(30), 3, Duration.ofSeconds(10), Duration.ofMinutes(15), 3);
    public static final Policy TWO_WAVES = twoWaves(50, OnCancel.ROLL_BACK_WEEK);

    private Policies() {}

    /** The same, watched by one metric. */
    public static Policy watched() {
        Signal errors = new Signal("error-rate", true, 1_100, 1_500, 1_000, 1_000);
        return twoWaves(
                50,
                OnCancel.ROLL_BACK_WEEK,
                Optional.of(new SoakRules(
                        List.of(errors), Duration.ofMinutes(5), Duration.ofMinutes(30), OnTooLittle.CANCEL)));
    }

    public static Policy twoWaves(int concurrency, OnCancel onCancel) {
        return twoWaves(concurrency, onCancel, Optional.empty());
    }

    private static Policy twoWaves(int concurrency, OnCancel onCancel, Optional<SoakRules> soak) {
        return new Policy(
                "two-waves",
                ZoneId.of("America/Los_Angeles"),
                List.of(
                        stage("wave-1", 1, DayOfWeek.TUESDAY, Selection.EARLY_ACCESS, Condition.ALWAYS),
                        stage(
                                "wave-1-re-release",
                                1,
                                DayOfWeek.WEDNESDAY,
                                Selection.EARLY_ACCESS,
                                Condition.WHEN_ISSUE_OPEN),
                        stage("wave-2", 2, DayOfWeek.THURSDAY, Selection.REMAINING, Condition.UNLESS_REGRESSION)),
                onCancel,
                LateRegression.CANCEL,
                0,
                new Pacing(concurrency),
                RULES,
                new TreeSet<>(),
                soak,
                Optional.empty());
    }

    private static Stage stage(String name, int wave, DayOfWeek day, Selection accounts, Condition condition) {
        LocalWindow window = new LocalWindow(LocalTime.of(14, 0), LocalTime.of(16, 0));
        return new Stage(name, wave, day, window, accounts, condition);
    }
}
