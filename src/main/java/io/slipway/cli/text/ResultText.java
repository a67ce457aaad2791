package io.slipway.cli.text;

import io.slipway.cli.terminal.Ink;
import io.slipway.simulation.census.Milestone;
import io.slipway.simulation.census.SimulationResult;
import io.slipway.simulation.census.Week;
import io.slipway.simulation.scenario.Scenario;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;

/** A result as a person reads it: heading, weeks, figures; 80 columns wide. */
public final class ResultText {

    /** More weeks than this get a row each and no timeline. */
    private static final int WEEKS_TOLD = 4;

    private static final int COLUMNS = 80;

    private final Scenario scenario;
    private final Ink ink;
    private final PrintWriter out;
    private final TimelineText timeline;

    public ResultText(Scenario scenario, Ink ink, PrintWriter out) {
        this.scenario = scenario;
        this.ink = ink;
        this.out = out;
        this.timeline = new TimelineText(scenario.policy().zone(), ink);
    }

    public void heading(String host) {
        out.println(ink.bold(scenario.name()) + ": " + Words.count(scenario.weeks(), "week") + ", "
                + Words.count(scenario.fleet().size(), "account") + ", policy "
                + scenario.policy().name());
        out.println("Seed " + scenario.seed() + ", host " + host + "; times are local, in "
                + scenario.policy().zone() + ".");
        out.flush();
    }

    /** One line of the timeline, while it happens. */
    public void tell(Milestone milestone) {
        timeline.lines(milestone).forEach(out::println);
        out.flush();
    }

    /** The weeks and what they come to. */
    public void result(SimulationResult result, List<Milestone> untold) {
        boolean told = result.weeks().size() <= WEEKS_TOLD;
        if (told) {
            for (Week week : result.weeks()) {
                week(week, untold);
            }
        } else {
            out.println();
            WeekTable.lines(result.weeks(), scenario.policy().zone(), ink).forEach(out::println);
        }
        out.println(ink.rule(COLUMNS));
        new FiguresText(result, scenario.policy().zone(), ink).lines().forEach(out::println);
    }

    /** What the file promised, and how to see the same again. */
    public void ending(String expectations, String repeat) {
        out.println(FiguresText.labelled("Expectations", expectations));
        out.println(FiguresText.labelled("Again", repeat));
    }

    private void week(Week week, List<Milestone> milestones) {
        Instant opens = week.runs().get(0).plan().opens();
        LocalWords local = new LocalWords(scenario.policy().zone());
        out.println();
        out.println(ink.bold("Release " + week.release()) + ": "
                + WeekTable.looks(week, ink).apply(WeekTable.outcome(week)));
        milestones.stream()
                .filter(milestone -> local.monday(milestone.at()).equals(local.monday(opens)))
                .forEach(this::tell);
        out.println();
        RunTable.lines(week, ink).forEach(out::println);
    }
}
