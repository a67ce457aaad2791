package io.slipway.study.figure;

import io.slipway.machine.Build;
import io.slipway.policy.Stage.Selection;
import io.slipway.simulation.scenario.Regression;
import io.slipway.simulation.scenario.ReleaseLabel;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.WeekPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is truly wrong with the builds of a scenario, whether or not anybody finds out. */
final class HiddenFaults {

    private final Map<Build, List<Regression>> faults = new HashMap<>();

    HiddenFaults(Scenario scenario) {
        for (int week = 1; week <= scenario.weeks(); week++) {
            WeekPlan plan = scenario.plan(week);
            ReleaseLabel release = scenario.release(week);
            for (int number = 0; number <= plan.patches().size(); number++) {
                List<Regression> regressions = plan.in(number);
                if (!regressions.isEmpty()) {
                    faults.put(release.build(number), regressions);
                }
            }
        }
    }

    /** Whether an account that this build serves suffers from it. */
    boolean hurts(Build build, boolean early) {
        for (Regression regression : faults.getOrDefault(build, List.of())) {
            boolean shows =
                    regression.shows() == Selection.ALL || (regression.shows() == Selection.EARLY_ACCESS) == early;
            if (shows) {
                return true;
            }
        }
        return false;
    }

    boolean isFaulty(Build build) {
        return faults.containsKey(build);
    }
}
