package io.slipway.server.trial;

import io.slipway.cluster.journal.Database;
import io.slipway.cluster.journal.EventSerializer;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.server.client.ApiClient;
import io.slipway.server.node.Node;
import io.slipway.simulation.HostKind;
import io.slipway.simulation.Journal;
import io.slipway.simulation.Simulation;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.witness.Witness;
import io.slipway.simulation.world.ModelledWorld;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long the coordinator takes to come back. Its journal is written by a simulation, without the snapshots that a live node makes, so
 * that all of it must be read.
 */
public final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final String INSERT =
            "INSERT INTO \"event_journal\" (\"persistence_id\", \"sequence_number\", \"writer\","
                    + " \"write_timestamp\", \"adapter_manifest\", \"event_payload\", \"event_ser_id\", \"event_ser_manifest\")"
                    + " VALUES (?, ?, 'simulation', ?, '', ?, ?, ?)";
    private static final int BATCH = 1_000;

    private final Path directory;
    private final Database database;
    private final Scenario scenario;
    private final EventSerializer serializer = new EventSerializer();

    /**
     * What was measured.
     *
     * @param events of the coordinator
     * @param bytes of them
     * @param started time from the start of the node until it is ready, which includes that of its views
     * @param answered time from an order to the coordinator, on whom nobody had called before, to its answer
     */
    public record Figures(long events, long bytes, Duration started, Duration answered) {}

    /** @param database in that directory, without tables */
    public Recovery(Path directory, Database database, Scenario scenario) {
        this.directory = directory;
        this.database = database;
        this.scenario = scenario;
    }

    /** Measures. */
    public Figures run() throws SQLException, InterruptedException {
        var unused = database.migrate();
        long bytes;
        long events;
        try (Connection connection = database.connect(Duration.ofSeconds(10));
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Scribe scribe = new Scribe(insert);
            try (Simulation simulation = new Simulation(scenario, HostKind.KERNEL, Journal.NONE, scribe)) {
                simulation.run();
            }
            insert.executeBatch();
            bytes = scribe.bytes;
            events = scribe.events;
        }
        long begun = System.nanoTime();
        try (Node node = Node.start(Load.settings(directory, database, Optional.empty()), InstantPorts::new)) {
            ApiClient client = new ApiClient(URI.create(node.address()), Optional.empty(), "bench", Optional.empty());
            LocalCluster.await(
                    "the node is ready",
                    Duration.ofMinutes(5),
                    () -> client.text("/ready").equals("ready\n"));
            Duration started = Duration.ofNanos(System.nanoTime() - begun);
            long asked = System.nanoTime();
            ask(client);
            return new Figures(events, bytes, started, Duration.ofNanos(System.nanoTime() - asked));
        }
    }

    /** Only the coordinator can say yes or no. */
    private void ask(ApiClient client) {
        String account = scenario.accounts().get(0).name();
        try {
            var unused = client.post(
                    "/v1/accounts/" + account + "/early-access",
                    ApiClient.body().put("do", "request"));
        } catch (ApiClient.Declined answered) {
            LOG.debug("it said no: {}", answered.getMessage());
        }
    }

    /** Writes down what happens to the coordinator. */
    private final class Scribe implements Witness {

        private final PreparedStatement insert;
        private long events;
        private long bytes;

        Scribe(PreparedStatement insert) {
            this.insert = insert;
        }

        @Override
        public void happened(Instant at, EntityId entity, Event event) {
            if (entity.equals(ModelledWorld.TRAIN)) {
                write(at, entity, event);
            }
        }

        private void write(Instant at, EntityId entity, Event event) {
            byte[] text = serializer.toBinary(event);
            bytes += text.length;
            events++;
            try {
                insert.setString(1, entity.path());
                insert.setLong(2, events);
                insert.setLong(3, at.toEpochMilli());
                insert.setBytes(4, text);
                insert.setInt(5, serializer.identifier());
                insert.setString(6, serializer.manifest(event));
                insert.addBatch();
                if (events % BATCH == 0) {
                    insert.executeBatch();
                }
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
