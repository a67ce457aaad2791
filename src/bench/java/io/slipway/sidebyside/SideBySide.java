package io.slipway.sidebyside;

import com.sun.management.OperatingSystemMXBean;
import io.slipway.simulation.HostKind;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScenarioReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Plays the same week of handoffs on every engine, one after another in one JVM, and prints how many complete handoffs each makes of
 * a second of processor time of the whole process. An engine that does not count every handoff, or that ends at another virtual time,
 * has not done the same work, and the run fails.
 */
public final class SideBySide {

    private static final long WARM_UP = Duration.ofSeconds(5).toNanos();
    private static final long MEASURED = Duration.ofSeconds(10).toNanos();

    private record Rate(double cpu, double clock, double steps) {}

    private SideBySide() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Scenario scenario = ScenarioReader.read(Path.of(arguments[0]));
        Workload workload = Kernel.record(scenario);
        out.printf(
                Locale.ROOT,
                "A week of %,d handoffs of %,d accounts; Java %s%n%n| engine | handoffs per CPU second | by the clock"
                        + " | steps per handoff | of Slipway's kernel | what it does |%n|---|---:|---:|---:|---:|---|%n",
                workload.handoffs(),
                workload.waves().stream().mapToInt(wave -> wave.accounts().size()).sum(),
                Runtime.version());
        List<Engine> engines = List.of(
                new Kernel(scenario, HostKind.KERNEL, true),
                new Kernel(scenario, HostKind.KERNEL, false),
                new Kernel(scenario, HostKind.ACTORS, true),
                new BareHeap(),
                new Ssj(),
                new Temporal());
        double ours = 0;
        for (Engine engine : engines) {
            measure(engine, workload, WARM_UP);
            Rate rate = measure(engine, workload, MEASURED);
            ours = ours == 0 ? rate.cpu() : ours;
            out.printf(
                    Locale.ROOT,
                    "| %s | %,.0f | %,.0f | %s | %s | %s |%n",
                    engine.name(),
                    rate.cpu(),
                    rate.clock(),
                    rate.steps() == 0 ? "" : String.format(Locale.ROOT, "%.1f", rate.steps()),
                    ratio(rate.cpu() / ours),
                    engine.remark());
        }
    }

    private static String ratio(double ratio) {
        return ratio >= 0.1
                ? String.format(Locale.ROOT, "%.2f x", ratio)
                : String.format(Locale.ROOT, "1/%,.0f", 1 / ratio);
    }

    private static Rate measure(Engine engine, Workload workload, long nanos) {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long begun = System.nanoTime();
        long cpu = process.getProcessCpuTime();
        long handoffs = 0;
        long steps = 0;
        do {
            Engine.Played played = engine.play(workload);
            check(engine, workload, played);
            handoffs += played.handoffs();
            steps += played.steps();
        } while (System.nanoTime() - begun < nanos);
        return new Rate(
                handoffs * 1e9 / (process.getProcessCpuTime() - cpu),
                handoffs * 1e9 / (System.nanoTime() - begun),
                (double) steps / handoffs);
    }

    private static void check(Engine engine, Workload workload, Engine.Played played) {
        long late = played.end() - workload.end();
        if (played.handoffs() != workload.handoffs() || late < 0 || late > engine.mayBeLate()) {
            throw new IllegalStateException(engine.name() + " played " + played + ", not " + workload.handoffs()
                    + " handoffs until " + workload.end());
        }
    }
}
