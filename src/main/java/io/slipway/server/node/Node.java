package io.slipway.server.node;

import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.http.javadsl.ConnectionContext;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.ServerBuilder;
import io.slipway.account.ServingTier.SwitchServing;
import io.slipway.cluster.journal.Database;
import io.slipway.cluster.live.LiveHost;
import io.slipway.driver.Answers;
import io.slipway.driver.DriverPorts;
import io.slipway.driver.Ports;
import io.slipway.driver.process.ProcessStreamRuntime;
import io.slipway.driver.serving.LocalServingTier;
import io.slipway.driver.serving.WebhookServingTier;
import io.slipway.machine.Build;
import io.slipway.machine.Event;
import io.slipway.server.http.Access;
import io.slipway.server.http.Api;
import io.slipway.server.http.Audit;
import io.slipway.server.http.Connections;
import io.slipway.server.http.Orders;
import io.slipway.server.http.Vitals;
import io.slipway.server.view.Board;
import io.slipway.server.view.Projection;
import io.slipway.stream.StreamRuntime;
import io.slipway.train.Actor;
import io.slipway.train.TrainCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A live node: journal, entities, drivers, views and API, started in this order and ended in the other. */
public final class Node implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration END = Duration.ofSeconds(10);

    private final List<AutoCloseable> drivers = new ArrayList<>();
    private final ActorSystem<Void> system;
    private final LiveHost host;
    private final Audit audit;
    private final ServerBinding binding;
    private final String scheme;
    private final Projection projection;
    private Optional<ProcessStreamRuntime> streams = Optional.empty();
    private Function<String, Optional<Build>> serving = account -> Optional.empty();
    private Consumer<Event> settled = event -> {};
    private volatile boolean ready;

    private Node(NodeSettings settings, Optional<Function<Answers, Ports>> given)
            throws InterruptedException, ExecutionException, TimeoutException {
        Board board = new Board();
        audit = new Audit(settings.directory().resolve("audit.jsonl"));
        system = ActorSystems.start(settings);
        host = new LiveHost(system, given.orElse(answers -> ports(settings, answers)));
        Vitals vitals = new Vitals(
                board,
                () -> ready,
                host.activity(),
                () -> streams.map(ProcessStreamRuntime::watched).orElse(0));
        Orders orders = new Orders(host, settings.evidence().metrics());
        Api api = new Api(
                system,
                board,
                orders,
                new Access(settings.tokens(), settings.conduct().approvals(), InstantSource.system()),
                audit,
                account -> serving.apply(account),
                vitals);
        projection = new Projection(settings.database(), board);
        scheme = settings.conduct().http().isPresent() ? "https" : "http";
        binding = bind(settings, api, vitals);
        settings.founding().ifPresent(this::found);
        var unused = projection.start().toCompletableFuture().get(START.toSeconds(), TimeUnit.SECONDS);
        projection.alsoTell(settled);
        ready = true;
    }

    /**
     * Starts a node.
     *
     * @throws NotStarted if the journal or an address cannot be used
     */
    public static Node start(NodeSettings settings) {
        return start(settings, Optional.empty());
    }

    /** The same, with ports of one's own instead of those of its settings. */
    public static Node start(NodeSettings settings, Function<Answers, Ports> ports) {
        return start(settings, Optional.of(ports));
    }

    private static Node start(NodeSettings settings, Optional<Function<Answers, Ports>> ports) {
        try {
            Files.createDirectories(settings.directory());
            prepare(settings.database());
            return new Node(settings, ports);
        } catch (SQLException unreachable) {
            throw new NotStarted(
                    "the journal " + settings.database().url() + " cannot be used: " + unreachable.getMessage(),
                    "end the other node that uses it, or see that the database runs",
                    unreachable);
        } catch (IOException | UncheckedIOException unwritable) {
            throw new NotStarted(
                    "cannot write to " + settings.directory() + ": " + unwritable.getMessage(),
                    "choose another directory",
                    unwritable);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new NotStarted("interrupted while it started", "start it again", stop);
        } catch (ExecutionException | TimeoutException | CompletionException failure) {
            Throwable cause = Optional.ofNullable(failure.getCause()).orElse(failure);
            throw new NotStarted("it did not start: " + cause.getMessage(), "see the log above", failure);
        }
    }

    /** An embedded journal is this node's own; one that others share is changed by a command alone, when its operator says so. */
    private static void prepare(Database database) throws SQLException {
        if (!database.isShared()) {
            var unused = database.migrate();
            return;
        }
        Database.Tables tables = database.tables();
        if (!tables.fit()) {
            String what = tables.unknown().isEmpty()
                    ? "has not the tables of version " + String.join(", ", tables.missing())
                    : "has tables of version " + String.join(", ", tables.unknown())
                            + ", which this program does not know";
            throw new NotStarted(
                    "the journal " + database.url() + " " + what,
                    tables.unknown().isEmpty()
                            ? "create them once: slipway serve --config F --create-schema"
                            : "start a later version of Slipway",
                    new IllegalStateException(tables.toString()));
        }
    }

    private ServerBinding bind(NodeSettings settings, Api api, Vitals vitals)
            throws InterruptedException, TimeoutException {
        NodeSettings.Listening http = settings.http();
        ServerBuilder plain = Http.get(system).newServerAt(http.host(), http.port());
        ServerBuilder server = settings.conduct()
                .http()
                .map(context -> plain.enableHttps(ConnectionContext.httpsServer(context)))
                .orElse(plain);
        try {
            Connections connections = new Connections(system, api::answer, SILENCE);
            vitals.watch(connections);
            return connections
                    .listen(server)
                    .thenApply(bound -> bound.addToCoordinatedShutdown(END, system))
                    .toCompletableFuture()
                    .get(START.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException taken) {
            close();
            throw new NotStarted(
                    "cannot listen on " + http.host() + ":" + http.port() + ": "
                            + Optional.ofNullable(taken.getCause())
                                    .orElse(taken)
                                    .getMessage(),
                    "choose another port, or end who listens there",
                    taken);
        }
    }

    private Ports ports(NodeSettings settings, Answers answers) {
        streams = settings.streams().map(rules -> new ProcessStreamRuntime(rules, answers));
        Consumer<StreamRuntime> runtime = streams.<Consumer<StreamRuntime>>map(found -> found)
                .orElse(request -> LOG.warn(
                        "{}: this node runs no stream processes; see streams in its configuration", request.job()));
        streams.ifPresent(drivers::add);
        EvidenceDrivers evidence = new EvidenceDrivers(settings.evidence(), answers);
        drivers.add(evidence);
        settled = evidence::happened;
        return new DriverPorts(runtime, serving(settings, answers), evidence);
    }

    private Consumer<SwitchServing> serving(NodeSettings settings, Answers answers) {
        if (settings.webhook().isPresent()) {
            WebhookServingTier webhook =
                    new WebhookServingTier(settings.webhook().get(), answers);
            drivers.add(webhook);
            return webhook;
        }
        LocalServingTier table = new LocalServingTier(settings.directory().resolve("serving"), answers);
        drivers.add(table);
        serving = table::serving;
        return table;
    }

    /** A platform is commissioned once; later a policy that has changed in the configuration is adopted. */
    private void found(NodeSettings.Founding founding) {
        Actor configuration = new Actor("configuration", Actor.Role.RELEASE_MANAGER);
        new Orders(host, Optional.empty())
                .carryOut(List.of(
                        new TrainCommand.Commission(founding.policy(), founding.baseline()),
                        new TrainCommand.AdoptPolicy(founding.policy(), configuration)))
                .toCompletableFuture()
                .join();
    }

    /** Where its API is. */
    public String address() {
        var at = binding.localAddress();
        return scheme + "://" + at.getAddress().getHostAddress() + ":" + at.getPort();
    }

    /** Ends the stream processes too, to be started again with the node: for a trial, which leaves nothing behind. */
    public void abandonProcesses() {
        streams.ifPresent(ProcessStreamRuntime::abandonAll);
    }

    /** Whether the node is down, of itself or because it was closed: one that was parted from the majority ends, to be started again. */
    public boolean hasEnded() {
        return system.getWhenTerminated().toCompletableFuture().isDone();
    }

    /** Hands its entities over and ends; the stream processes go on. */
    @Override
    public void close() {
        ready = false;
        projection.close();
        drivers.forEach(Node::closed);
        try {
            var unused = CoordinatedShutdown.get(system)
                    .runAll(CoordinatedShutdown.actorSystemTerminateReason())
                    .toCompletableFuture()
                    .get(2 * END.toSeconds(), TimeUnit.SECONDS);
            audit.close();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | IOException unclean) {
            LOG.warn("the node did not end in order: {}", unclean.toString());
        }
    }

    private static void closed(AutoCloseable driver) {
        try {
            driver.close();
        } catch (Exception unclean) {
            LOG.warn("{} did not end in order: {}", driver, unclean.toString());
        }
    }
}
