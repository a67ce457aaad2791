package io.slipway.server.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.server.client.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A cluster of nodes on this machine to be broken on purpose: each is a process, they share a PostgreSQL journal, and release the ten
 * accounts of a trial, whose stream jobs are real processes that outlive any node.
 */
public final class LocalCluster implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);

    private final Path directory;
    private final PostgresServer postgres;
    private final Feed feed;
    private final List<NodeProcess> nodes;
    private final List<Pipeline> pipelines = new ArrayList<>();

    private LocalCluster(Path directory, PostgresServer postgres, List<NodeProcess> nodes) {
        this.directory = directory;
        this.postgres = postgres;
        this.nodes = nodes;
        this.feed = new Feed(directory);
    }

    /**
     * Starts it and waits until every account has joined.
     *
     * @param program how Slipway is started, before its arguments
     * @throws IllegalStateException if PostgreSQL is not installed, or something does not start in time
     */
    public static LocalCluster start(Path directory, List<String> program, int size) {
        return start(directory, program, Site.loopback(size, Site.LONG), Workers.policy(directory));
    }

    /**
     * The same, with everybody in one wave, two at a time: a long one, to break something in the middle of it.
     *
     * @param silence after which a node counts as unreachable
     */
    public static LocalCluster startWithOneWave(Path directory, List<String> program, int size, Duration silence) {
        Path policy = Workers.policy(directory, "one-wave.conf");
        return start(directory, program, Site.loopback(size, silence), policy);
    }

    /** The same, each node on an island of its own, and PostgreSQL where this process is. */
    public static LocalCluster startOnIslands(Path directory, List<String> program, Islands islands, int size) {
        Path policy = Workers.policy(directory, "one-wave.conf");
        return start(directory, program, Site.islands(islands, size), policy);
    }

    private static LocalCluster start(Path directory, List<String> program, Site site, Path policy) {
        int size = site.hosts().size();
        int[] ports = freePorts(2 * size + 1);
        PostgresServer postgres = PostgresServer.start(site.database(), ports[2 * size]);
        try {
            var unused = postgres.database().migrate();
        } catch (SQLException failure) {
            postgres.close();
            throw new IllegalStateException(failure);
        }
        List<String> members = IntStream.range(0, size)
                .mapToObj(i -> site.hosts().get(i) + ":" + ports[size + i])
                .toList();
        List<NodeProcess> nodes = IntStream.range(0, size)
                .mapToObj(i -> {
                    Path file = directory.resolve("node-" + (i + 1) + ".conf");
                    write(file, new NodeText(directory, policy, postgres, site, members).of(i, ports[i]));
                    URI address = URI.create("http://" + site.hosts().get(i) + ":" + ports[i]);
                    List<String> command = new ArrayList<>(site.prefixes().get(i));
                    command.addAll(program);
                    ApiClient client = new ApiClient(address, site.token(), "trial", Optional.empty());
                    return new NodeProcess("node-" + (i + 1), directory, command, file, client);
                })
                .toList();
        LocalCluster cluster = new LocalCluster(directory, postgres, nodes);
        try {
            nodes.forEach(NodeProcess::start);
            cluster.found(site);
            return cluster;
        } catch (RuntimeException failure) {
            cluster.close();
            throw failure;
        }
    }

    /** Where there is a token it is an admin's; all are in one wave there, early access or not. */
    private void found(Site site) {
        await("the nodes are ready", START, () -> {
            nodes.stream().filter(node -> !node.isAlive()).findFirst().ifPresent(ended -> {
                throw new IllegalStateException(ended.name() + " ended while it started:\n" + ended.log());
            });
            return nodes.stream().allMatch(LocalCluster::isReady);
        });
        var unused = ask(client -> {
            TrialFleet.register(client, site.token().isEmpty());
            return true;
        });
        nodes.forEach(node -> pipelines.add(new Pipeline(node.client())));
        await("the accounts have joined", START, () -> {
            JsonNode phases = ask(client -> client.get("/v1/platform")).path("phases");
            return phases.path("at_rest").asInt() == TrialFleet.MEMBERS.size();
        });
    }

    public List<NodeProcess> nodes() {
        return nodes;
    }

    public PostgresServer postgres() {
        return postgres;
    }

    /** Where everything of it is. */
    public Path directory() {
        return directory;
    }

    /** The node that runs the coordinator, as its metrics say; nobody, while it moves. */
    public List<NodeProcess> coordinators() {
        return nodes.stream()
                .filter(node -> node.client().text("/metrics").contains("slipway_entities{kind=\"train\"} 1"))
                .toList();
    }

    /** Whether no release is under way and no account is on its way. */
    public boolean isAtRest() {
        JsonNode latest = ask(client -> client.get("/v1/releases?limit=1"))
                .path("releases")
                .path(0);
        return (latest.isMissingNode()
                        || Pipeline.OVER.contains(latest.path("phase").textValue()))
                && ask(client -> client.get("/v1/accounts?moving=true"))
                        .path("accounts")
                        .isEmpty();
    }

    /** Asks one node after the other until one answers. */
    public <T> T ask(Function<ApiClient, T> question) {
        ApiClient.Unreachable last = null;
        for (NodeProcess node : nodes) {
            try {
                if (node.isAlive()) {
                    return question.apply(node.client());
                }
            } catch (ApiClient.Unreachable down) {
                last = down;
            }
        }
        throw last == null ? new IllegalStateException("no node runs") : last;
    }

    /** Whether a node can be used. */
    public static boolean isReady(NodeProcess node) {
        return node.isAlive() && node.client().text("/ready").equals("ready\n");
    }

    /** Waits until something is so. */
    public static void await(String what, Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("not within " + patience.toSeconds() + " s: " + what);
            }
            pause();
        }
    }

    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (ApiClient.Unreachable | ApiClient.Declined notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            var unused = new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static int[] freePorts(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0));
            }
            int[] ports = held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
            for (ServerSocket socket : held) {
                socket.close();
            }
            return ports;
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** Ends every node and PostgreSQL, as a crash would; the stream processes are ended by whoever probes them. */
    @Override
    public void close() {
        pipelines.forEach(Pipeline::close);
        feed.close();
        nodes.forEach(NodeProcess::kill);
        postgres.close();
    }
}
