package io.slipway.study.explore;

import io.slipway.simulation.HostKind;
import io.slipway.simulation.Journal;
import io.slipway.simulation.Simulation;
import io.slipway.simulation.fault.Adversary;
import io.slipway.simulation.host.Machines;
import io.slipway.simulation.host.SlipwayMachines;
import io.slipway.simulation.invariant.Invariants;
import io.slipway.simulation.invariant.Violation;
import io.slipway.simulation.panorama.Onlooker;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.scenario.Scenario;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * One run of a scenario with its faults, watched for every rule.
 *
 * @param violations the first of them
 */
public record Trial(List<Violation> violations, long events) {

    private static final int GLANCE = 1_024;

    /** A run that does not come to an end is one that sends itself messages for ever. */
    private static final long MOST_STEPS_PER_ACCOUNT_AND_WEEK = 20_000;

    /**
     * Runs it to the end.
     *
     * @param journal takes its events
     * @throws CancellationException if the thread is interrupted meanwhile
     */
    public static Trial of(
            Scenario scenario,
            Machines machines,
            HostKind host,
            Adversary adversary,
            Journal journal,
            Onlooker... others) {
        Invariants invariants =
                new Invariants(new SlipwayMachines(), scenario.faults().clockError());
        List<Onlooker> onlookers = new ArrayList<>(List.of(others));
        onlookers.add(0, invariants);
        Panorama panorama = new Panorama(scenario.policy(), scenario.baseline(), onlookers.toArray(Onlooker[]::new));
        try (Simulation simulation = new Simulation(scenario, machines, host, journal, panorama, adversary)) {
            List<Violation> flaws = run(scenario, simulation);
            flaws.addAll(0, invariants.violations());
            return new Trial(List.copyOf(flaws), simulation.events());
        }
    }

    private static List<Violation> run(Scenario scenario, Simulation simulation) {
        long bound = MOST_STEPS_PER_ACCOUNT_AND_WEEK
                * scenario.weeks()
                * (scenario.accounts().size() + 1);
        List<Violation> flaws = new ArrayList<>();
        Instant reached = scenario.startsAt();
        try {
            boolean more = true;
            for (long step = 0; more; step++) {
                more = simulation.step();
                reached = simulation.now();
                if (step % GLANCE == 0 && Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("nobody waits for this run any more");
                }
                if (step > bound) {
                    flaws.add(Violation.ofRun("I9", reached, "comes to no rest: " + step + " steps"));
                    more = false;
                }
            }
        } catch (CancellationException unwanted) {
            throw unwanted;
        } catch (RuntimeException flaw) {
            flaws.add(Violation.ofRun("code", reached, "a mistake in Slipway: " + flaw));
        }
        return flaws;
    }

    Trial with(Violation one) {
        List<Violation> all = new ArrayList<>(violations);
        all.add(one);
        return new Trial(List.copyOf(all), events);
    }

    public boolean isSound() {
        return violations.isEmpty();
    }
}
