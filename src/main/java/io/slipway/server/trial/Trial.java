package io.slipway.server.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.cluster.journal.Database;
import io.slipway.conf.policy.PolicyReader;
import io.slipway.machine.Build;
import io.slipway.server.client.ApiClient;
import io.slipway.server.node.Conduct;
import io.slipway.server.node.EvidenceSettings;
import io.slipway.server.node.Node;
import io.slipway.server.node.NodeSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A node to try: ten accounts whose stream jobs are sample workers, real processes of this machine; the policy of the reference with
 * quick handoffs; and a pipeline that lets builds pass. It is driven over its own API, as any node is.
 */
public final class Trial implements AutoCloseable {

    /** What the fleet runs before its first release. */
    public static final String BASELINE = "2026.47.0";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Node node;
    private final Feed feed;
    private final ApiClient client;
    private final Pipeline pipeline;

    private Trial(Path directory, int port) {
        feed = new Feed(directory);
        node = Node.start(settings(directory, port));
        client = new ApiClient(URI.create(node.address()), Optional.empty(), "trial", Optional.empty());
        TrialFleet.register(client, true);
        pipeline = new Pipeline(client);
    }

    /** Starts it; in a directory of an earlier trial it goes on where that ended. */
    public static Trial start(Path directory, int port) {
        return new Trial(directory, port);
    }

    /** Waits until every account has joined and all stream processes are there; returns whether they are. */
    public boolean awaitFleet() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode phases = client.get("/v1/platform").path("phases");
            int there = 0;
            for (JsonNode count : phases) {
                there += count.intValue();
            }
            if (there == TrialFleet.MEMBERS.size() && !phases.has("joining")) {
                return true;
            }
            pause();
        }
        return false;
    }

    /** Proposes the first release here, which is rehearsed in so short a time; returns false if somebody proposed one before. */
    public boolean rehearseFirst(String release, String build, Duration length) {
        if (!client.get("/v1/releases?limit=1").path("releases").isEmpty()) {
            return false;
        }
        try {
            var unused = client.post(
                    "/v1/releases",
                    ApiClient.body().put("release", release).put("build", build).put("rehearse", length.toString()));
            return true;
        } catch (ApiClient.Declined late) {
            if (late.code().equals("RELEASE_ACTIVE")) {
                return false;
            }
            throw late;
        }
    }

    public String address() {
        return node.address();
    }

    private static void pause() {
        try {
            var unused = new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    static NodeSettings settings(Path directory, int port) {
        return new NodeSettings(
                directory,
                new NodeSettings.Listening("127.0.0.1", port),
                NodeSettings.Membership.alone(8),
                new Database(Database.Kind.H2, Database.embedded(directory), "sa", ""),
                List.of(),
                Optional.of(Workers.rules(directory)),
                Optional.empty(),
                Optional.of(new NodeSettings.Founding(
                        PolicyReader.read(Workers.policy(directory)).policy(), new Build(BASELINE))),
                Conduct.PLAIN,
                EvidenceSettings.NONE);
    }

    /** Ends it with all its processes. */
    @Override
    public void close() {
        pipeline.close();
        feed.close();
        node.abandonProcesses();
        node.close();
    }
}
