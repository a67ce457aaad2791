package io.slipway.server.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.cluster.journal.Database;
import io.slipway.driver.process.ProcessRules;
import io.slipway.machine.Build;
import io.slipway.policy.HandoffRules;
import io.slipway.policy.LocalWindow;
import io.slipway.policy.Pacing;
import io.slipway.policy.Policy;
import io.slipway.policy.Stage;
import io.slipway.server.client.ApiClient;
import io.slipway.server.node.EvidenceSettings;
import io.slipway.server.node.Node;
import io.slipway.server.node.NodeSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
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
    private static final int WINDOW_OPENS = 14;

    private final Node node;
    private final Feed feed;
    private final ApiClient client;
    private final Pipeline pipeline;

    private Trial(Path directory, int port) {
        feed = new Feed(directory);
        node = Node.start(settings(directory, port));
        client = new ApiClient(URI.create(node.address()), Optional.empty(), "trial", Optional.empty());
        TrialFleet.register(client);
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

    /** Proposes a release that is rehearsed in so short a time. */
    public void rehearse(String release, String build, Duration length) {
        var unused = client.post(
                "/v1/releases",
                ApiClient.body().put("release", release).put("build", build).put("rehearse", length.toString()));
    }

    /** Whether a release was ever proposed here. */
    public boolean isFresh() {
        return client.get("/v1/releases?limit=1").path("releases").isEmpty();
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
                new NodeSettings.Membership("127.0.0.1", 0, List.of(), 8),
                new Database(Database.Kind.H2, Database.embedded(directory), "sa", ""),
                List.of(),
                Optional.of(workers(directory)),
                Optional.empty(),
                Optional.of(new NodeSettings.Founding(policy(), new Build(BASELINE))),
                EvidenceSettings.NONE);
    }

    /** The reference: two waves over three days; a green is proven by two probes, half a second apart. */
    private static Policy policy() {
        LocalWindow window = new LocalWindow(LocalTime.of(WINDOW_OPENS, 0), LocalTime.of(WINDOW_OPENS + 2, 0));
        return new Policy(
                "two-waves",
                ZoneId.of("America/Los_Angeles"),
                List.of(
                        stage(
                                "wave-1",
                                1,
                                DayOfWeek.TUESDAY,
                                window,
                                Stage.Selection.EARLY_ACCESS,
                                Stage.Condition.ALWAYS),
                        stage(
                                "wave-1-re-release",
                                1,
                                DayOfWeek.WEDNESDAY,
                                window,
                                Stage.Selection.EARLY_ACCESS,
                                Stage.Condition.WHEN_ISSUE_OPEN),
                        stage(
                                "wave-2",
                                2,
                                DayOfWeek.THURSDAY,
                                window,
                                Stage.Selection.REMAINING,
                                Stage.Condition.UNLESS_REGRESSION)),
                Policy.OnCancel.ROLL_BACK_WEEK,
                Policy.LateRegression.CANCEL,
                0,
                new Pacing(3),
                new HandoffRules(Duration.ofSeconds(2), 2, Duration.ofMillis(500), Duration.ofSeconds(20), 2),
                Collections.emptySortedSet(),
                Optional.empty(),
                Optional.empty());
    }

    private static Stage stage(
            String name, int wave, DayOfWeek day, LocalWindow window, Stage.Selection who, Stage.Condition when) {
        return new Stage(name, wave, day, window, who, when);
    }

    private static ProcessRules workers(Path directory) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.slipway.driver.sample.SampleWorker",
                "{job}",
                "{build}",
                "{epoch}",
                directory.resolve("events").resolve("{job}.log").toString(),
                directory.resolve("tables").resolve("{job}").toString(),
                "{checkpoints}",
                "{seed}",
                "{fence}",
                "{port}"));
        return new ProcessRules(
                directory.resolve("processes"),
                command,
                "http://127.0.0.1:{port}/metrics",
                "slipway_batches_total",
                "slipway_lag_seconds",
                Duration.ofSeconds(10),
                1 << 20);
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
