package io.slipway.server.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.OperatingSystemMXBean;
import io.slipway.cluster.journal.Database;
import io.slipway.conf.policy.PolicyReader;
import io.slipway.machine.Build;
import io.slipway.policy.Pacing;
import io.slipway.policy.Policy;
import io.slipway.policy.Stage;
import io.slipway.server.client.ApiClient;
import io.slipway.server.node.Conduct;
import io.slipway.server.node.EvidenceSettings;
import io.slipway.server.node.Node;
import io.slipway.server.node.NodeSettings;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * A live node under the load of a large fleet: its accounts are registered over its API, and then all updated in one wave, while
 * others read from it. Its ports do at once what they are asked, so what is measured is the control plane alone.
 */
public final class Load {

    private static final String BASELINE = "2026.47.0";
    private static final String RELEASE = "2026.48";
    private static final String BUILD = "2026.48.0";
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final Duration REST = Duration.ofMinutes(2);
    private static final Duration WEEK = Duration.ofHours(2);
    private static final int BATCH = 500;
    private static final int ROUND_MILLIS = 200;

    private final Path directory;
    private final Database database;
    private final Size size;
    private final BiConsumer<String, Integer> progress;

    /** How much there is, and how long the wave is watched at most. */
    public record Size(int accounts, int jobs, Duration patience) {}

    /**
     * What was measured.
     *
     * @param registered time until all accounts had joined
     * @param idle processor time over real time, two minutes after anything had happened
     * @param issued time until every account had taken its order to update; empty if the wave was not watched for so long
     * @param updated time until every account was updated; empty if the wave was not watched for so long
     * @param events that were journaled during the wave, for each second of it
     * @param answers time of the answers to readers during the wave
     * @param heap most bytes in use after a collection
     */
    public record Figures(
            Duration registered,
            double idle,
            Optional<Duration> issued,
            Optional<Duration> updated,
            double events,
            Readers.Latency answers,
            long heap) {}

    /** @param progress told what is done and how many accounts have it behind them */
    public Load(Path directory, Database database, Size size, BiConsumer<String, Integer> progress) {
        this.directory = directory;
        this.database = database;
        this.size = size;
        this.progress = progress;
    }

    /** Measures. */
    public Figures run() throws InterruptedException {
        NodeSettings settings =
                settings(directory, database, Optional.of(new NodeSettings.Founding(policy(), new Build(BASELINE))));
        try (Node node = Node.start(settings, InstantPorts::new)) {
            ApiClient client = new ApiClient(URI.create(node.address()), Optional.empty(), "bench", Optional.empty());
            return measured(client);
        }
    }

    /** One node, on any port of loopback. */
    static NodeSettings settings(Path directory, Database database, Optional<NodeSettings.Founding> founding) {
        return new NodeSettings(
                directory,
                new NodeSettings.Listening("127.0.0.1", 0),
                NodeSettings.Membership.alone(64),
                database,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                founding,
                Conduct.PLAIN,
                EvidenceSettings.NONE);
    }

    private Figures measured(ApiClient client) throws InterruptedException {
        long begun = System.nanoTime();
        register(client);
        await("joining", Duration.ofHours(1), () -> phase(client, "at_rest"));
        Duration registered = since(begun);
        double idle = idle();
        propose(client);
        long opened = System.nanoTime();
        long before = count(client, "");
        Optional<Duration> issued;
        Optional<Duration> updated;
        Readers.Latency answers;
        try (Readers readers = new Readers(client, size.accounts())) {
            issued = await("told to update", size.patience(), () -> count(client, "account.UpdateStarted"));
            updated = await("updated", size.patience(), () -> count(client, "account.UpdateFinished"));
            answers = readers.latency();
        }
        double events = (count(client, "") - before) / (since(opened).toMillis() / 1000.0);
        return new Figures(registered, idle, issued, updated, events, answers, heapAfterCollection());
    }

    private Policy policy() {
        Policy trial = PolicyReader.read(Workers.policy(directory)).policy();
        Stage first = trial.stages().get(0);
        return new Policy(
                "everyone-at-once",
                trial.zone(),
                List.of(new Stage(
                        "everyone", 1, first.day(), first.window(), Stage.Selection.ALL, Stage.Condition.ALWAYS)),
                trial.onCancel(),
                trial.lateRegression(),
                0,
                new Pacing(size.accounts()),
                trial.handoff(),
                trial.blackout(),
                Optional.empty(),
                Optional.empty());
    }

    private void register(ApiClient client) {
        for (int from = 0; from < size.accounts(); from += BATCH) {
            var body = ApiClient.body();
            var accounts = body.putArray("accounts");
            for (int account = from; account < Math.min(from + BATCH, size.accounts()); account++) {
                var one = accounts.addObject().put("account", name(account)).put("kind", "production");
                var jobs = one.putArray("jobs");
                IntStream.range(0, size.jobs()).forEach(job -> jobs.addObject().put("name", "stream-" + job));
            }
            var unused = client.post("/v1/registrations", body);
            progress.accept("registered", from);
        }
    }

    static String name(int account) {
        return String.format(Locale.ROOT, "account-%06d", account);
    }

    /** Some time after the load, so that what it left behind, such as compiling, is over. */
    private static double idle() throws InterruptedException {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        System.gc();
        pause((int) REST.toMillis());
        long begun = System.nanoTime();
        long used = process.getProcessCpuTime();
        pause((int) IDLE.toMillis());
        return (double) (process.getProcessCpuTime() - used) / (System.nanoTime() - begun);
    }

    private static void propose(ApiClient client) {
        var unusedProposal = client.post(
                "/v1/releases",
                ApiClient.body().put("release", RELEASE).put("build", BUILD).put("rehearse", WEEK.toString()));
        for (String gate : Pipeline.GATES) {
            var unused = client.post(
                    "/v1/releases/" + RELEASE + "/verdicts",
                    ApiClient.body()
                            .put("build", BUILD)
                            .put("gate", gate)
                            .put("verdict", "pass")
                            .put("evidence", "a benchmark"));
        }
    }

    /** The time until all accounts are so far; empty if it takes too long. */
    private Optional<Duration> await(String what, Duration patience, java.util.function.LongSupplier done)
            throws InterruptedException {
        long begun = System.nanoTime();
        while (since(begun).compareTo(patience) < 0) {
            long now = done.getAsLong();
            progress.accept(what, (int) now);
            if (now >= size.accounts()) {
                return Optional.of(since(begun));
            }
            pause(ROUND_MILLIS);
        }
        return Optional.empty();
    }

    private static long phase(ApiClient client, String phase) {
        JsonNode phases = client.get("/v1/platform").path("phases");
        return phases.path(phase).asLong();
    }

    /** How many events of a type were journaled; of all types, if none is named. */
    private static long count(ApiClient client, String type) {
        String head = type.isEmpty() ? "slipway_journal_position " : "slipway_events_total{type=\"" + type + "\"} ";
        return client.text("/metrics")
                .lines()
                .filter(line -> line.startsWith(head))
                .mapToLong(line -> Long.parseLong(line.substring(head.length())))
                .findFirst()
                .orElse(0);
    }

    private static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    static void pause(int millis) throws InterruptedException {
        var unused = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    }
}
