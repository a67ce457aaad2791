package io.slipway.cli.story;

import io.slipway.cli.terminal.Interruption;
import io.slipway.cli.terminal.Progress;
import io.slipway.simulation.HostKind;
import io.slipway.simulation.JsonJournal;
import io.slipway.simulation.Simulation;
import io.slipway.simulation.census.Census;
import io.slipway.simulation.census.Milestone;
import io.slipway.simulation.census.RunRecord;
import io.slipway.simulation.census.SimulationResult;
import io.slipway.simulation.census.Timeline;
import io.slipway.simulation.host.SlipwayMachines;
import io.slipway.simulation.invariant.Invariants;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.study.report.Chronicle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** One run of a scenario with all that watches it: the invariants, the census, the timeline. */
public final class WatchedRun implements AutoCloseable {

    /** After how many steps without a pace the person is looked after. */
    private static final int GLANCE = 2048;

    private final Scenario scenario;
    private final HostKind host;
    private final JsonJournal journal;
    private final Invariants invariants = new Invariants(new SlipwayMachines());
    private final Census census = new Census();
    private final Timeline timeline = new Timeline();
    private final Chronicle chronicle = new Chronicle();
    private final Simulation simulation;
    private final long begun = System.nanoTime();
    private int told;

    /**
     * A run that has not begun.
     *
     * @param journal takes every event; whoever made it closes it
     * @param reported whether a report will be made of it
     */
    public WatchedRun(Scenario scenario, HostKind host, JsonJournal journal, boolean reported) {
        this.scenario = scenario;
        this.host = host;
        this.journal = journal;
        Panorama panorama = reported
                ? new Panorama(scenario.policy(), scenario.baseline(), invariants, census, timeline, chronicle)
                : new Panorama(scenario.policy(), scenario.baseline(), invariants, census, timeline);
        this.simulation = new Simulation(scenario, host, journal, panorama);
    }

    /** Runs to the end of the last week. Returns false if it was interrupted before. */
    public boolean run(Progress progress, Interruption interruption) {
        boolean more = true;
        while (more) {
            for (int i = 0; more && i < GLANCE; i++) {
                more = simulation.step();
            }
            progress.reached(simulation.now());
            if (more && interruption.isRequested()) {
                return false;
            }
        }
        return true;
    }

    /** The same at a pace; every milestone is told when its time has come. */
    public boolean run(Pace pace, Progress progress, Interruption interruption, Consumer<Milestone> listener) {
        boolean more = true;
        while (more) {
            more = simulation.step();
            Instant reached = more ? simulation.now() : simulation.end();
            Duration ahead = pace.due(scenario.startsAt(), reached).minusNanos(System.nanoTime() - begun);
            if (ahead.toMillis() > 0) {
                interruption.pause(ahead);
            }
            progress.reached(reached);
            List<Milestone> milestones = timeline.milestones();
            milestones.subList(told, milestones.size()).forEach(listener);
            told = milestones.size();
            if (more && interruption.isRequested()) {
                return false;
            }
        }
        return true;
    }

    /** What the run comes to once it is over. */
    public SimulationResult result() {
        RunRecord run = new RunRecord(
                scenario.name(),
                scenario.policy().name(),
                scenario.seed(),
                host.name().toLowerCase(Locale.ROOT),
                scenario.startsAt(),
                simulation.end(),
                simulation.events(),
                Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                Optional.of(journal.sha256Hex()));
        return SimulationResult.of(run, census, invariants);
    }

    /** What a report is made of; empty unless one was asked for. */
    public Chronicle chronicle() {
        return chronicle;
    }

    public List<Milestone> milestones() {
        return timeline.milestones();
    }

    public Instant now() {
        return simulation.now();
    }

    /** When the last week is over. */
    public Instant end() {
        return simulation.end();
    }

    public long events() {
        return simulation.events();
    }

    @Override
    public void close() {
        simulation.close();
    }
}
