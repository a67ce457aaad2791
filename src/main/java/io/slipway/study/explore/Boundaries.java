package io.slipway.study.explore;

import io.slipway.machine.EntityId;
import io.slipway.simulation.HostKind;
import io.slipway.simulation.fault.Adversary;
import io.slipway.simulation.fault.Blow;
import io.slipway.simulation.fault.Fault;
import io.slipway.simulation.fault.Fault.Crash;
import io.slipway.simulation.fault.Plan;
import io.slipway.simulation.host.Machines;
import io.slipway.simulation.invariant.Violation;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.study.explore.Explorer.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every place at which a run can crash: each delivery to each entity, before its events are safe, after, and after its effects have
 * left. A run with a crash at one of them must keep all rules and do to the world exactly what the undisturbed run does: I8.
 */
public final class Boundaries {

    private final Scenario scenario;
    private final Beside undisturbed;
    private final List<Crash> places = new ArrayList<>();

    /** Lets everything be, and counts what it could have struck. */
    private static final class Counter implements Adversary {

        private final Map<EntityId, Long> deliveries = new TreeMap<>();

        @Override
        public Blow strike(EntityId to, long delivery, EntityId from, boolean timer, long nowMillis) {
            deliveries.put(to, delivery);
            return Blow.NONE;
        }
    }

    public Boundaries(Scenario scenario, Machines machines, HostKind host) {
        this.scenario = scenario;
        Counter counter = new Counter();
        this.undisturbed = Beside.undisturbed(scenario, machines, host, counter);
        counter.deliveries.forEach((entity, deliveries) -> {
            for (long delivery = 1; delivery <= deliveries; delivery++) {
                for (Crash.Moment when : Crash.Moment.values()) {
                    places.add(new Crash(entity.path(), delivery, when));
                }
            }
        });
    }

    /** What the story breaks without any crash; empty if it is sound, as it should be. */
    public Optional<Violation> flaw() {
        return undisturbed.flaw();
    }

    /** How many there are. */
    public int size() {
        return places.size();
    }

    /** Crashes at one of them, counted from 1. */
    public Found crashAt(long place) {
        List<Fault> faults = List.of(places.get((int) place - 1));
        Trial trial = undisturbed.run(Plan.of(faults));
        return new Found(
                scenario.seed(), faults, trial.violations().stream().findFirst(), trial.events(), Optional.empty());
    }
}
