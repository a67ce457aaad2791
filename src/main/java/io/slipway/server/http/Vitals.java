package io.slipway.server.http;

import io.slipway.cluster.EntityKind;
import io.slipway.cluster.live.Activity;
import io.slipway.server.view.Board;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** How the node is, for probes and for Prometheus. */
public final class Vitals {

    private final Board board;
    private final BooleanSupplier ready;
    private final Activity activity;
    private final LongSupplier processes;
    private final List<Gauge> more = new CopyOnWriteArrayList<>();

    /** A figure that somebody else knows. */
    private record Gauge(String name, String type, String help, LongSupplier value) {}

    public Vitals(Board board, BooleanSupplier ready, Activity activity, LongSupplier processes) {
        this.board = board;
        this.ready = ready;
        this.activity = activity;
        this.processes = processes;
    }

    /** Tells of the connections too. */
    public void watch(Connections connections) {
        more.add(new Gauge("slipway_http_connections", "gauge", "Connections that are open.", connections::open));
        more.add(new Gauge(
                "slipway_http_connections_refused_total",
                "counter",
                "Connections closed since there were too many.",
                connections::refused));
        more.add(new Gauge(
                "slipway_http_connections_abandoned_total",
                "counter",
                "Connections closed since they brought no whole request.",
                connections::abandoned));
    }

    boolean isReady() {
        return ready.getAsBoolean();
    }

    /** As Prometheus text. */
    String text(long requests) {
        StringBuilder text = new StringBuilder();
        metric(text, "slipway_ready", "gauge", "Whether the node can be used.", isReady() ? 1 : 0);
        metric(text, "slipway_http_requests_total", "counter", "Requests since the node started.", requests);
        metric(
                text,
                "slipway_commands_total",
                "counter",
                "Commands that entities of this node took or refused.",
                activity.commands());
        entities(text);
        more.forEach(gauge -> metric(text, gauge.name, gauge.type, gauge.help, gauge.value.getAsLong()));
        metric(text, "slipway_processes", "gauge", "Stream processes looked after.", processes.getAsLong());
        metric(text, "slipway_accounts", "gauge", "Accounts of the fleet.", board.fleet());
        unreadable(text);
        metric(text, "slipway_journal_position", "counter", "Number of the last event in view.", board.position());
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        metric(text, "jvm_memory_used_bytes", "gauge", "Heap in use.", used);
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        metric(text, "jvm_threads", "gauge", "Threads.", threads);
        head(text, "slipway_events_total", "counter", "Events of the journal, by type.");
        board.counts()
                .forEach((type, count) -> text.append("slipway_events_total{type=\"")
                        .append(type)
                        .append("\"} ")
                        .append(count)
                        .append('\n'));
        return text.toString();
    }

    /** What a later version has written. */
    private void unreadable(StringBuilder text) {
        metric(
                text,
                "slipway_unreadable_entities",
                "gauge",
                "Entities that stopped at an event which this version cannot read.",
                board.unreadable().size());
        metric(
                text,
                "slipway_events_unreadable_total",
                "counter",
                "Events that this version cannot read.",
                board.unreadableEvents());
        head(
                text,
                "slipway_entity_unreadable",
                "gauge",
                "Entities that stand still, since an event of theirs cannot be read.");
        board.unreadable()
                .keySet()
                .forEach(entity -> text.append("slipway_entity_unreadable{entity=\"")
                        .append(entity)
                        .append("\"} 1\n"));
    }

    private void entities(StringBuilder text) {
        head(text, "slipway_entities", "gauge", "Entities that run on this node; the one train is the coordinator.");
        for (EntityKind kind : EntityKind.values()) {
            text.append("slipway_entities{kind=\"")
                    .append(kind.text())
                    .append("\"} ")
                    .append(activity.running(kind))
                    .append('\n');
        }
    }

    private static void metric(StringBuilder text, String name, String type, String help, long value) {
        head(text, name, type, help);
        text.append(name).append(' ').append(value).append('\n');
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }
}
