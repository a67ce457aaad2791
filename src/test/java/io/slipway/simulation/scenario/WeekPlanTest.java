package io.slipway.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.policy.Stage.Selection;
import io.slipway.train.Gate;
import io.slipway.train.Severity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeekPlanTest {

    private static final Timing SOON = new Timing.After(Latency.constant(Duration.ofHours(1)));

    @Test
    void keepsARegressionUntilAPatchFixesIt() {
        WeekPlan plan = new WeekPlan(
                1,
                List.of(regression("first", 0), regression("second", 1)),
                List.of(new Patch(1, SOON, List.of("first"))),
                Map.of(1, Map.of(Gate.SERVING_CANARY, Gate.Verdict.INCONCLUSIVE)));

        assertThat(plan.in(0)).extracting(Regression::id).containsExactly("first");
        assertThat(plan.in(1)).extracting(Regression::id).containsExactly("second");
        assertThat(plan.verdict(0, Gate.SERVING_CANARY)).isEqualTo(Gate.Verdict.PASS);
        assertThat(plan.verdict(1, Gate.SERVING_CANARY)).isEqualTo(Gate.Verdict.INCONCLUSIVE);
    }

    @Test
    void drawsDefectsFromSeedAndWeekOnly() {
        Latency hour = Latency.constant(Duration.ofHours(1));
        RandomDefects defects = new RandomDefects(0.25, 0.8, 0.7, hour, hour, 0.85, Optional.empty(), 1);
        ReleasePlan plan = new ReleasePlan(
                new WeekTime(DayOfWeek.MONDAY, LocalTime.NOON), List.of(WeekPlan.quiet(3)), Optional.of(defects));

        long bad = IntStream.rangeClosed(1, 1000)
                .filter(week -> !plan.week(week, 7).regressions().isEmpty())
                .count();

        assertThat(bad).isBetween(200L, 300L);
        assertThat(plan.week(3, 7)).isEqualTo(WeekPlan.quiet(3));
        assertThat(plan.week(9, 7)).isEqualTo(plan.week(9, 7));
    }

    private static Regression regression(String id, int build) {
        return new Regression(
                id, build, Severity.BLOCKING, Selection.ALL, Optional.of(SOON), Optional.empty(), Optional.empty());
    }
}
