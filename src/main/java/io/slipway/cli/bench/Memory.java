package io.slipway.cli.bench;

import io.slipway.simulation.HostKind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Memory of one run in the kernel.
 *
 * @param liveBytes what a full collection leaves at the end of the run, its world still there
 * @param peakResidentBytes the most the operating system ever gave to a process of its own that ran it; empty where it does not tell
 */
record Memory(long liveBytes, OptionalLong peakResidentBytes) {

    private static final long POLL_MILLIS = 20;

    static Memory of(BenchWorld world) {
        long[] live = new long[1];
        Lap.of(world.scenario(), HostKind.KERNEL, false, () -> {
            System.gc();
            live[0] = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        });
        return new Memory(live[0], ofChild(world));
    }

    private static OptionalLong ofChild(BenchWorld world) {
        Path file = world.file();
        long[] peak = new long[1];
        try (Child child = Child.simulating(file)) {
            while (child.runs(POLL_MILLIS)) {
                peak[0] = Math.max(peak[0], peakOf(child.status()));
            }
        } finally {
            BenchWorld.delete(file);
        }
        return peak[0] == 0 ? OptionalLong.empty() : OptionalLong.of(peak[0]);
    }

    /** The high-water mark of Linux, in kibibytes there; 0 where there is none. */
    private static long peakOf(Path status) {
        try {
            List<String> lines = Files.exists(status) ? Files.readAllLines(status) : List.of();
            return lines.stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }
}
