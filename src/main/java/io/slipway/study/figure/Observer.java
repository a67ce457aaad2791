package io.slipway.study.figure;

import io.slipway.simulation.HostKind;
import io.slipway.simulation.Journal;
import io.slipway.simulation.Simulation;
import io.slipway.simulation.census.Census;
import io.slipway.simulation.host.SlipwayMachines;
import io.slipway.simulation.invariant.Invariants;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.scenario.Scenario;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;

/** Runs a scenario on the kernel host and measures every figure of it; all invariants are checked. */
public final class Observer {

    private static final int GLANCE = 4_096;
    private static final double PERCENT = 100;

    private final Scenario scenario;
    private final Census census = new Census();
    private final Harm harm;
    private final Arrival arrival = new Arrival();
    private final Lateness lateness = new Lateness();
    private final Attention attention = new Attention();
    private final Freshness freshness = new Freshness();
    private final Invariants invariants = new Invariants(new SlipwayMachines());

    private Observer(Scenario scenario) {
        this.scenario = scenario;
        this.harm = new Harm(scenario);
    }

    /**
     * Runs it to the end.
     *
     * @throws CancellationException if the thread is interrupted meanwhile
     */
    public static Observation observe(Scenario scenario) {
        return new Observer(scenario).observe();
    }

    private Observation observe() {
        Panorama panorama = new Panorama(
                scenario.policy(),
                scenario.baseline(),
                invariants,
                census,
                harm,
                arrival,
                lateness,
                attention,
                freshness);
        try (Simulation simulation = new Simulation(scenario, HostKind.KERNEL, Journal.NONE, panorama)) {
            boolean more = true;
            while (more) {
                for (int i = 0; more && i < GLANCE; i++) {
                    more = simulation.step();
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("nobody waits for this run any more");
                }
            }
            Map<Figure, Double> values = new EnumMap<>(Figure.class);
            for (Figure figure : Figure.values()) {
                value(figure).ifPresent(value -> values.put(figure, value));
            }
            return new Observation(values, invariants.violated(), simulation.events());
        }
    }

    private OptionalDouble value(Figure figure) {
        return switch (figure) {
            case EXPOSURE -> weekly(harm.exposedMinutes());
            case TIME_TO_FLEET -> arrival.hours();
            case BEHIND -> weekly(lateness.hours());
            case WEEKS_CANCELED -> weekly(PERCENT * (count("weeksCanceled") + count("weeksRejected")));
            case WEEKS_ROLLED_BACK -> weekly(PERCENT * count("weeksRolledBack"));
            case HANDOFFS -> weekly((double) census.streamJobs().handoffs());
            case DOWNTIME -> weekly(census.streamJobs().downtime().toMillis() / 1e3);
            case FRESHNESS_P50 -> freshness.lag(0.5);
            case FRESHNESS_P99 -> freshness.lag(0.99);
            case SURGE -> weekly(census.streamJobs().doubled().toMillis() / 3.6e6);
            case WINDOW_USE -> census.figures().value("windowUsePercent");
            case INTERVENTIONS -> weekly(attention.interventions());
            case DETECTION_DELAY -> harm.detectionDelay();
            case MISSED -> weekly(PERCENT * harm.missed());
        };
    }

    private double count(String name) {
        return census.figures().value(name).orElse(0);
    }

    private OptionalDouble weekly(double total) {
        return OptionalDouble.of(total / scenario.weeks());
    }
}
