package io.slipway.study.explore;

import io.slipway.simulation.HostKind;
import io.slipway.simulation.Journal;
import io.slipway.simulation.fault.Adversary;
import io.slipway.simulation.host.Machines;
import io.slipway.simulation.invariant.Violation;
import io.slipway.simulation.panorama.Onlooker;
import io.slipway.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs with crashes beside the same run without: they must do to the world exactly what that does, I8. */
final class Beside {

    /** By which rule they must. */
    static final String RULE = "I8";

    private final Scenario scenario;
    private final Machines machines;
    private final HostKind host;
    private final Deeds deeds = new Deeds();
    private final Optional<Violation> flaw;

    private Beside(Scenario scenario, Machines machines, HostKind host, Adversary watching) {
        this.scenario = scenario;
        this.machines = machines;
        this.host = host;
        this.flaw = Trial.of(scenario, machines, host, watching, Journal.NONE, deeds).violations().stream()
                .findFirst();
    }

    /** @param watching lets everything be */
    static Beside undisturbed(Scenario scenario, Machines machines, HostKind host, Adversary watching) {
        return new Beside(scenario, machines, host, watching);
    }

    /** What the run without crashes breaks. */
    Optional<Violation> flaw() {
        return flaw;
    }

    /** A run with crashes; what it does otherwise is the last of its violations. */
    Trial run(Adversary adversary, Onlooker... others) {
        Deeds own = new Deeds();
        List<Onlooker> onlookers = new ArrayList<>(List.of(others));
        onlookers.add(own);
        Trial trial = Trial.of(scenario, machines, host, adversary, Journal.NONE, onlookers.toArray(Onlooker[]::new));
        String difference = own.differenceFrom(deeds);
        return difference.isEmpty() ? trial : trial.with(Violation.ofRun(RULE, scenario.startsAt(), difference));
    }
}
