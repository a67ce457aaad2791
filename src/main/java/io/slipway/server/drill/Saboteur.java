package io.slipway.server.drill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.server.client.ApiClient;
import io.slipway.server.trial.Islands;
import io.slipway.server.trial.LocalCluster;
import io.slipway.server.trial.NodeProcess;
import io.slipway.server.trial.Prober;
import io.slipway.simulation.fault.Fault;
import io.slipway.simulation.fault.Fault.BadProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Deals out faults to a live cluster, as far as they can be dealt out from outside. Used on one thread. */
final class Saboteur {

    private static final String REASON = "at a bad moment";
    private static final Duration AGAIN = Duration.ofMillis(500);

    /**
     * Something to do at an instant.
     *
     * @param mends whether it undoes what was done, and so must be done in the end
     * @param act does it and returns what more there is to tell of it; empty if it is not possible yet, and is to be tried again
     */
    private record Deed(Instant at, String what, boolean mends, Supplier<Optional<String>> act) {}

    private final LocalCluster cluster;
    private final Optional<Islands> islands;
    private final Prober prober;
    private final String release;
    private final Consumer<String> told;
    private final PriorityQueue<Deed> deeds = new PriorityQueue<>(Comparator.comparing(Deed::at));

    /** @param told what is done, as it is done */
    Saboteur(LocalCluster cluster, Optional<Islands> islands, Prober prober, String release, Consumer<String> told) {
        this.cluster = cluster;
        this.islands = islands;
        this.prober = prober;
        this.release = release;
        this.told = told;
    }

    /**
     * Why a fault cannot be dealt out; empty if it can.
     *
     * @param apart whether the nodes are on networks of their own
     */
    static Optional<String> obstacle(Fault fault, boolean apart) {
        if (fault instanceof Fault.JournalOutage || fault instanceof Fault.Order) {
            return Optional.empty();
        } else if (fault instanceof Fault.NodeLost lost) {
            return unknown(lost.node());
        } else if (fault instanceof Fault.Partition partition) {
            return apart
                    ? unknown(partition.node())
                    : Optional.of(
                            "the nodes share a network; give a script of one stage, and start with: unshare --net");
        } else if (fault instanceof BadProcess bad) {
            return switch (bad.kind()) {
                case STILLBORN, DIES, HANGS -> Optional.empty();
                case LAGS, FLAPS, LIES -> Optional.of("a sample worker tells the truth");
            };
        }
        return Optional.of("it lies inside a node, where nobody reaches from outside");
    }

    private static Optional<String> unknown(int node) {
        return node >= 0 && node < Fault.NodeLost.NODES
                ? Optional.empty()
                : Optional.of("the nodes are 0 to " + (Fault.NodeLost.NODES - 1));
    }

    /** Plans a fault. */
    void plan(Fault fault) {
        if (fault instanceof Fault.NodeLost lost) {
            NodeProcess node = cluster.nodes().get(lost.node());
            at(lost.from(), node.name() + " is killed", node::kill);
            mend(end(lost), node.name() + " is started again", node::start);
        } else if (fault instanceof Fault.JournalOutage outage) {
            at(outage.from(), "PostgreSQL is ended", cluster.postgres()::crash);
            mend(end(outage), "PostgreSQL is started again", cluster.postgres()::start);
        } else if (fault instanceof Fault.Partition partition) {
            NodeProcess node = cluster.nodes().get(partition.node());
            at(
                    partition.from(),
                    node.name() + " is cut off from the others",
                    () -> islands.orElseThrow().cutFromOthers(partition.node()));
            mend(
                    end(partition),
                    "the network is mended",
                    () -> islands.orElseThrow().heal());
        } else if (fault instanceof BadProcess bad) {
            deeds.add(new Deed(
                    Instant.EPOCH,
                    bad.job() + " of epoch " + bad.epoch() + " is " + word(bad),
                    false,
                    () -> strike(bad)));
        } else if (fault instanceof Fault.Order order) {
            deeds.add(new Deed(order.at(), "somebody orders: " + words(order.deed()), false, () -> order(order)));
        }
    }

    private static String words(Fault.Order.Deed deed) {
        return deed.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void at(Instant at, String what, Runnable act) {
        deeds.add(new Deed(at, what, false, done(act)));
    }

    private void mend(Instant at, String what, Runnable act) {
        deeds.add(new Deed(at, what, true, done(act)));
    }

    private static Supplier<Optional<String>> done(Runnable act) {
        return () -> {
            act.run();
            return Optional.of("");
        };
    }

    private static Instant end(Fault.Lasting fault) {
        return fault.from().plus(fault.lasts());
    }

    private static String word(BadProcess bad) {
        return bad.kind() == BadProcess.Kind.HANGS ? "stopped, as if it hung" : "killed";
    }

    /** Does what is due. */
    void act(Instant now) {
        List<Deed> due = new ArrayList<>();
        while (!deeds.isEmpty() && !deeds.element().at().isAfter(now)) {
            due.add(deeds.remove());
        }
        for (Deed deed : due) {
            deed.act()
                    .get()
                    .ifPresentOrElse(
                            more -> told.accept(deed.what() + more),
                            () -> deeds.add(new Deed(now.plus(AGAIN), deed.what(), deed.mends(), deed.act())));
        }
    }

    /** What was never possible, such as to kill a process that did not come to be. */
    List<String> undone() {
        return deeds.stream().filter(deed -> !deed.mends()).map(Deed::what).toList();
    }

    /** Starts what is ended and mends what is cut, so that all can come to its end. */
    void stopAndMend() {
        deeds.removeIf(deed -> !deed.mends());
        act(Instant.MAX);
        islands.ifPresent(Islands::heal);
        cluster.nodes().forEach(NodeProcess::start);
    }

    private Optional<String> strike(BadProcess bad) {
        Optional<Long> process = prober.process(bad.job().substring("job/".length()), bad.epoch());
        process.ifPresent(pid -> signal(pid, bad.kind() == BadProcess.Kind.HANGS ? "STOP" : "KILL"));
        return process.map(pid -> ", process " + pid);
    }

    private static void signal(long pid, String signal) {
        try {
            var unused = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private Optional<String> order(Fault.Order order) {
        try {
            var unused = cluster.ask(client -> client.post(path(order), body(order)));
            return Optional.of("");
        } catch (ApiClient.Declined refused) {
            return Optional.of(", and is told: " + refused.getMessage());
        } catch (ApiClient.Unreachable | IllegalStateException nobody) {
            return Optional.empty();
        }
    }

    private String path(Fault.Order order) {
        return switch (order.deed()) {
            case HALT -> "/v1/releases/" + release + "/halt";
            case RESUME -> "/v1/releases/" + release + "/resume";
            case CANCEL -> "/v1/releases/" + release + "/cancel";
            case PATCH -> "/v1/releases/" + release + "/patches";
            case PROPOSE_NEXT -> "/v1/releases";
            case JOIN_EARLY_ACCESS, LEAVE_EARLY_ACCESS, REQUEST_EARLY_ACCESS ->
                "/v1/accounts/" + order.account() + "/early-access";
        };
    }

    private ObjectNode body(Fault.Order order) {
        return switch (order.deed()) {
            case HALT, CANCEL -> ApiClient.body().put("reason", REASON);
            case RESUME -> ApiClient.body();
            case PATCH -> ApiClient.body().put("build", release + ".9");
            case PROPOSE_NEXT ->
                ApiClient.body().put("release", release + "-next").put("build", release + "-next.0");
            case JOIN_EARLY_ACCESS -> ApiClient.body().put("do", "grant");
            case LEAVE_EARLY_ACCESS -> ApiClient.body().put("do", "leave");
            case REQUEST_EARLY_ACCESS -> ApiClient.body().put("do", "request");
        };
    }
}
