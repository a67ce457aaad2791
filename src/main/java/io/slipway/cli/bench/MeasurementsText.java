package io.slipway.cli.bench;

import io.slipway.cli.story.Converters;
import io.slipway.cli.terminal.Ink;
import io.slipway.cli.text.Table;
import io.slipway.cli.text.Words;
import io.slipway.simulation.HostKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Measurements as tables. */
public final class MeasurementsText {

    private static final double MEBIBYTE = 1 << 20;

    private final Measurements measured;
    private final Ink ink;

    public MeasurementsText(Measurements measured, Ink ink) {
        this.measured = measured;
        this.ink = ink;
    }

    public List<String> lines() {
        BenchWorld world = measured.world();
        List<String> lines = new ArrayList<>();
        lines.add(ink.bold("Speed") + ": " + Words.count(world.accounts(), "account") + " with "
                + Words.count(world.jobs(), "stream job") + " each, " + Words.count(world.weeks(), "week")
                + "; every invariant checked");
        lines.addAll(speed());
        lines.addAll(handoff());
        lines.add("");
        lines.add(ink.bold("Scale") + ": processor time for one event as the fleet grows");
        lines.addAll(scale());
        lines.add("");
        measured.memory().ifPresent(memory -> lines.addAll(memory(memory)));
        lines.add(ink.bold("Start-up") + ": "
                + String.format(Locale.ROOT, "%.2f s", measured.startUp().toMillis() / 1e3)
                + " from the start of a JVM to the answer for 100 accounts, 1 week");
        return lines;
    }

    private List<String> speed() {
        Table table =
                new Table("host", "journal", ">handoffs/s", ">by the clock", ">deliveries/s", ">events/s", ">spread");
        for (Series series : measured.speed()) {
            Lap lap = series.median();
            table.row()
                    .cell(Converters.Host.name(series.host()))
                    .cell(series.journal() ? "on" : "off")
                    .cell(rounded(lap.handoffsPerCpuSecond()))
                    .cell(rounded(lap.handoffsPerSecond()))
                    .cell(rounded(lap.deliveriesPerCpuSecond()))
                    .cell(rounded(lap.eventsPerCpuSecond()))
                    .cell(percent(series.spread() - 1));
        }
        return table.lines(ink);
    }

    private List<String> handoff() {
        Lap lap = measured.speed().get(0).median();
        return List.of(
                "  Rates are per second of processor time of the one simulation thread; \"by the",
                "  clock\" is per second of real time. Each is the median of its runs after a",
                "  warm-up; the spread is that of the slowest over the fastest.",
                String.format(
                        Locale.ROOT,
                        "  One handoff is %.1f deliveries, %.1f persisted events and %.1f checks: its own",
                        (double) lap.deliveries() / lap.handoffs(),
                        (double) lap.events() / lap.handoffs(),
                        (double) lap.checks() / lap.handoffs()),
                "  and its part of those that move its account and its wave.");
    }

    private List<String> scale() {
        Table table = new Table("host", ">accounts", ">weeks", ">events", ">ns/event");
        for (Series series : measured.scale()) {
            table.row()
                    .cell(Converters.Host.name(series.host()))
                    .cell(Words.number(series.world().accounts()))
                    .cell(Words.number(series.world().weeks()))
                    .cell(Words.number(series.median().events()))
                    .cell(Words.number(Math.round(series.median().cpuNanosPerEvent())));
        }
        List<String> lines = new ArrayList<>(table.lines(ink));
        for (HostKind host : HostKind.values()) {
            List<Double> costs = costs(measured.scale(), host);
            if (!costs.isEmpty()) {
                double ratio = ratio(costs);
                String text = "the dearest is " + percent(ratio - 1) + " above the cheapest";
                lines.add("  " + Converters.Host.name(host) + ": " + (ratio <= 1.3 ? ink.good(text) : ink.bad(text)));
            }
        }
        return lines;
    }

    static List<Double> costs(List<Series> scale, HostKind host) {
        return scale.stream()
                .filter(series -> series.host() == host)
                .map(series -> series.median().cpuNanosPerEvent())
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    static double ratio(List<Double> costs) {
        return costs.get(costs.size() - 1) / costs.get(0);
    }

    private List<String> memory(Memory memory) {
        List<String> lines = new ArrayList<>();
        lines.add(ink.bold("Memory") + ": the kernel holds " + mebibytes(memory.liveBytes())
                + " at the end of the run, after a collection");
        memory.peakResidentBytes()
                .ifPresent(
                        bytes -> lines.add("  The process of a whole simulation peaked at " + mebibytes(bytes) + "."));
        return lines;
    }

    private static String mebibytes(long bytes) {
        return Words.number(Math.round(bytes / MEBIBYTE)) + " MiB";
    }

    /** To three digits: the rest is noise. */
    private static String rounded(double value) {
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 2));
        return Words.number(Math.round(Math.round(value / unit) * unit));
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
