package io.slipway.simulation.census;

import io.slipway.simulation.HostKind;
import io.slipway.simulation.Journal;
import io.slipway.simulation.Simulation;
import io.slipway.simulation.host.SlipwayMachines;
import io.slipway.simulation.invariant.Invariants;
import io.slipway.simulation.panorama.Onlooker;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScenarioReader;
import io.slipway.simulation.witness.Witness;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How many facts a second one core can watch. Writes down what the witnesses of one scenario are told, and tells it again and again to
 * a witness that does nothing, and to a panorama with no onlooker, with each alone, and with all. Takes the path of a scenario.
 */
final class WatchBenchmark {

    private static final int WARM_UPS = 20;
    private static final int ROUNDS = 20;

    /** The time this thread had a core, so that a busy computer does not count. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final Scenario scenario;
    private final Fact[] facts;

    private WatchBenchmark(Scenario scenario) {
        this.scenario = scenario;
        Fact.Scribe scribe = new Fact.Scribe();
        try (Simulation simulation = new Simulation(scenario, HostKind.KERNEL, Journal.NONE, scribe)) {
            simulation.run();
        }
        facts = scribe.facts();
    }

    public static void main(String[] arguments) {
        Path file = Path.of(arguments.length == 0 ? "simulations/a-year.conf" : arguments[0]);
        WatchBenchmark benchmark = new WatchBenchmark(ScenarioReader.read(file));
        System.out.println(file + ": " + benchmark.facts.length + " facts");
        benchmark.report("told to nobody", () -> new Witness() {});
        benchmark.report("panorama alone", benchmark::panorama);
        benchmark.report("and census", () -> benchmark.panorama(new Census()));
        benchmark.report("and invariants", () -> benchmark.panorama(new Invariants(new SlipwayMachines())));
        benchmark.report(
                "and all",
                () -> benchmark.panorama(new Invariants(new SlipwayMachines()), new Census(), new Timeline()));
    }

    private void report(String name, Supplier<Witness> witness) {
        for (int i = 0; i < WARM_UPS; i++) {
            nanos(witness.get());
        }
        long best = Long.MAX_VALUE;
        long total = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long nanos = nanos(witness.get());
            best = Math.min(best, nanos);
            total += nanos;
        }
        double mean = ROUNDS * 1e3 * facts.length / total;
        System.out.printf(
                Locale.ROOT, "%-16s %6.1f million facts/s, at best %6.1f%n", name, mean, 1e3 * facts.length / best);
    }

    private Witness panorama(Onlooker... onlookers) {
        return new Panorama(scenario.policy(), scenario.baseline(), onlookers);
    }

    private long nanos(Witness witness) {
        long start = CLOCK.getCurrentThreadCpuTime();
        for (Fact fact : facts) {
            fact.tell(witness);
        }
        return CLOCK.getCurrentThreadCpuTime() - start;
    }
}
