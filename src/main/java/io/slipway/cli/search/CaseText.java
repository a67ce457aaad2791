package io.slipway.cli.search;

import io.slipway.cli.terminal.Ink;
import io.slipway.cli.text.LocalWords;
import io.slipway.cli.text.TimelineText;
import io.slipway.cli.text.Words;
import io.slipway.simulation.HostKind;
import io.slipway.simulation.census.Milestone;
import io.slipway.simulation.census.Timeline;
import io.slipway.simulation.host.SlipwayMachines;
import io.slipway.simulation.invariant.Violation;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.study.explore.Case;
import io.slipway.study.explore.Trial;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The story of a case: what goes wrong, what happens, which rule breaks; no longer than a person reads at a glance.
 *
 * @param trial what became of it
 */
public record CaseText(Case told, Scenario scenario, Trial trial, List<Milestone> milestones) {

    private static final int MOST = 20;
    private static final int MOST_FAULTS = 8;

    /** Runs a case on a host to tell of it. */
    public static CaseText of(Case told, HostKind host) {
        Scenario scenario = told.read();
        Timeline timeline = new Timeline();
        Trial trial = told.run(new SlipwayMachines(), host, timeline);
        return new CaseText(told, scenario, trial, timeline.milestones());
    }

    /** At most twenty lines, the last of which says what broke. */
    public List<String> lines(Ink ink) {
        ZoneId zone = scenario.policy().zone();
        List<String> lines = new ArrayList<>();
        lines.add(ink.bold(scenario.name()) + ", seed " + told.seed() + ": "
                + Words.count(scenario.accounts().size(), "account") + ", " + Words.count(scenario.weeks(), "week")
                + ", " + Words.count(told.faults().size(), "fault"));
        FaultText words = new FaultText(zone);
        told.faults().stream().limit(MOST_FAULTS).forEach(fault -> lines.add("  " + words.of(fault)));
        if (told.faults().size() > MOST_FAULTS) {
            lines.add("  and " + (told.faults().size() - MOST_FAULTS) + " more");
        }
        TimelineText timeline = new TimelineText(zone, ink);
        List<String> happened = milestones.stream()
                .filter(milestone -> trial.isSound()
                        || !milestone.at().isAfter(trial.violations().get(0).at()))
                .flatMap(milestone -> timeline.lines(milestone).stream())
                .toList();
        int room = MOST - lines.size() - 1;
        lines.addAll(happened.subList(Math.max(0, happened.size() - room), happened.size()));
        lines.add(ending(ink, new LocalWords(zone)));
        return lines;
    }

    private String ending(Ink ink, LocalWords local) {
        if (trial.isSound()) {
            return ink.good("every rule held");
        }
        Violation first = trial.violations().get(0);
        return ink.bad(first.invariant() + " is broken") + " " + local.day(first.at()) + " " + local.time(first.at())
                + ", " + first.entity() + ": " + first.what();
    }
}
