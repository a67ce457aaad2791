package io.slipway.simulation.world;

import io.slipway.machine.Build;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.WeekPlan;
import io.slipway.simulation.time.Lookup;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;

/** The weeks of a scenario by the name of their release. */
final class Calendar {

    private final Scenario scenario;
    private final Lookup<String, Integer> weeks = new Lookup<>();

    Calendar(Scenario scenario) {
        this.scenario = scenario;
        for (int week = 1; week <= scenario.weeks(); week++) {
            weeks.put(scenario.release(week).text(), week);
        }
    }

    /** Whether a release of the scenario made this build; the first baseline and pinned runtimes come from before. */
    boolean isOfScenario(Build build) {
        return weeks.has(release(build));
    }

    WeekPlan plan(String release) {
        Integer week = weeks.get(release);
        return week == null ? WeekPlan.quiet(1) : scenario.plan(week);
    }

    LocalDate monday(String release) {
        return scenario.monday(Objects.requireNonNullElse(weeks.get(release), 1));
    }

    Instant instant(LocalDateTime local) {
        return local.atZone(scenario.policy().zone()).toInstant();
    }

    /** The release a build is of: its label up to the last dot. */
    static String release(Build build) {
        return build.label().substring(0, Math.max(0, build.label().lastIndexOf('.')));
    }

    /** The place of a build within its release: 0 is the first, 1 the first patched one. */
    static int number(Build build) {
        return Integer.parseInt(build.label().substring(build.label().lastIndexOf('.') + 1));
    }
}
