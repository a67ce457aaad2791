package io.slipway.cli.bench;

import io.slipway.simulation.HostKind;
import io.slipway.simulation.scenario.Scenario;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The same run several times after a warm-up; its median by processor time speaks for it. */
record Series(HostKind host, boolean journal, BenchWorld world, Lap median, double spread) {

    private static final long WARM_UP_NANOS = 4_000_000_000L;

    static Series of(BenchWorld world, HostKind host, boolean journal, int rounds) {
        Scenario scenario = world.scenario();
        warmUp(scenario, host, journal);
        List<Lap> laps = IntStream.range(0, rounds)
                .mapToObj(round -> Lap.of(scenario, host, journal))
                .sorted(Comparator.comparingLong(Lap::cpuNanos))
                .toList();
        double spread =
                (double) laps.get(laps.size() - 1).cpuNanos() / laps.get(0).cpuNanos();
        return new Series(host, journal, world, laps.get(laps.size() / 2), spread);
    }

    /** Until the compiler has seen enough, but once at least. */
    private static void warmUp(Scenario scenario, HostKind host, boolean journal) {
        long spent = 0;
        while (spent < WARM_UP_NANOS) {
            spent += Lap.of(scenario, host, journal).cpuNanos();
        }
    }
}
