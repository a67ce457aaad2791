package io.slipway.cli.bench;

import io.slipway.cli.story.Converters;
import io.slipway.simulation.HostKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All that is measured.
 *
 * @param speed the whole fleet on each host; on the kernel also with its journal
 * @param scale ever larger fleets on each host, about the same number of handoffs each
 * @param memory of the kernel, if that is measured
 * @param startUp of a fresh JVM, from its start to its answer for 100 accounts and one week
 */
public record Measurements(
        BenchWorld world, List<Series> speed, List<Series> scale, Optional<Memory> memory, Duration startUp) {

    private static final int STARTS = 5;
    private static final int MOST_WEEKS = 5_200;

    /** @param listener is told what is measured next */
    public static Measurements of(BenchWorld world, List<HostKind> hosts, int rounds, Consumer<String> listener) {
        List<Series> speed = new ArrayList<>();
        List<Series> scale = new ArrayList<>();
        for (HostKind host : hosts) {
            for (BenchWorld size : sizes(world).toList()) {
                listener.accept(Converters.Host.name(host) + ", " + size.accounts() + " accounts");
                scale.add(Series.of(size, host, false, rounds));
            }
            speed.add(scale.get(scale.size() - 1));
            if (host == HostKind.KERNEL) {
                listener.accept("kernel with its journal");
                speed.add(Series.of(world, host, true, rounds));
            }
        }
        Optional<Memory> memory = Optional.empty();
        if (hosts.contains(HostKind.KERNEL)) {
            listener.accept("memory");
            memory = Optional.of(Memory.of(world));
        }
        listener.accept("start-up");
        return new Measurements(world, speed, scale, memory, startUp(world.jobs()));
    }

    /** A hundredth, a tenth and the whole of the fleet; fewer accounts for more weeks. */
    private static Stream<BenchWorld> sizes(BenchWorld world) {
        return Stream.of(100, 10, 1)
                .filter(part -> world.accounts() / part >= 10)
                .map(part -> new BenchWorld(
                        world.accounts() / part, world.jobs(), Math.min(MOST_WEEKS, world.weeks() * part)));
    }

    private static Duration startUp(int jobs) {
        Path file = new BenchWorld(100, jobs, 1).file();
        try {
            return IntStream.range(0, STARTS)
                    .mapToObj(start -> Child.timed(file))
                    .sorted()
                    .toList()
                    .get(STARTS / 2);
        } finally {
            BenchWorld.delete(file);
        }
    }
}
