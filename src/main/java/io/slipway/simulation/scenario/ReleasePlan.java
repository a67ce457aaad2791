package io.slipway.simulation.scenario;

import java.util.List;
import java.util.Optional;

/**
 * What the releases bring.
 *
 * @param propose when each week's release is proposed
 * @param listed the weeks the scenario tells, each at most once
 * @param random defects of the weeks it does not tell
 */
public record ReleasePlan(WeekTime propose, List<WeekPlan> listed, Optional<RandomDefects> random) {

    public ReleasePlan {
        listed = List.copyOf(listed);
    }

    /** The plan of a week, counted from 1. */
    public WeekPlan week(int week, long seed) {
        return listed.stream()
                .filter(plan -> plan.week() == week)
                .findFirst()
                .or(() -> random.map(defects -> defects.week(week, seed)))
                .orElseGet(() -> WeekPlan.quiet(week));
    }
}
