package io.slipway.feature;

import io.slipway.feature.FeatureObject.BatchFeatureView;
import io.slipway.feature.FeatureObject.FeatureTable;
import io.slipway.feature.FeatureObject.RealtimeFeatureView;
import io.slipway.feature.FeatureObject.Served;
import io.slipway.feature.FeatureObject.StreamFeatureView;
import io.slipway.feature.PlatformCatalogue.Environment;
import io.slipway.feature.PlatformCatalogue.Support;
import io.slipway.machine.Build;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Objects and repositories as tests need them. */
final class Declared {

    static final Workspace LIVE = new Workspace("prod", Workspace.Kind.LIVE);
    static final Workspace DEVELOPMENT = new Workspace("dev", Workspace.Kind.DEVELOPMENT);
    static final LocalDate TODAY = LocalDate.parse("2024-06-01");
    static final Schema SCHEMA = new Schema(List.of("user_id"), List.of(new Schema.Feature("clicks", "int64")));
    static final Backfill BACKFILL =
            new Backfill(Optional.of(LocalDate.parse("2024-01-01")), Optional.of(Duration.ofDays(1)), Optional.empty());
    static final Streaming STREAMING = new Streaming(
            "clicks",
            Optional.of(Duration.ofDays(7)),
            Optional.of(Duration.ofDays(1)),
            Streaming.Mode.TIME_INTERVAL,
            Optional.empty(),
            Optional.empty());

    private Declared() {}

    static FeatureRepository live(String sdk, FeatureObject... objects) {
        return FeatureRepository.of(sdk, LIVE, List.of(objects));
    }

    static Plan plan(FeatureRepository applied, FeatureRepository declared) {
        return Plan.of(applied, declared, new PlanOptions(false, TODAY));
    }

    static Label label(String name) {
        return new Label(name, Optional.empty(), Optional.empty(), new TreeMap<>(), false);
    }

    static Label protectedLabel(String name) {
        return new Label(name, Optional.empty(), Optional.empty(), new TreeMap<>(), true);
    }

    static Query query(String... inputs) {
        return new Query(
                Optional.of("history"), Optional.of("code@1"), Optional.empty(), Optional.empty(), List.of(inputs));
    }

    /** Online and offline on Spark. */
    static Materialization spark(String runtime) {
        return on(Platform.SPARK, runtime, "");
    }

    /** Online and offline on Rift. */
    static Materialization rift(String environment) {
        return on(Platform.RIFT, "", environment);
    }

    /** An empty text is none. */
    static Materialization on(Platform platform, String runtime, String environment) {
        return new Materialization(
                true,
                true,
                platform,
                Optional.of(runtime).filter(text -> !text.isEmpty()).map(Build::new),
                Optional.of(environment).filter(text -> !text.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Materialization writing(Materialization how, boolean online, boolean offline) {
        return new Materialization(
                online,
                offline,
                how.platform(),
                how.runtime(),
                how.environment(),
                how.batchCompute(),
                how.onlineStore(),
                how.offlineStore(),
                how.ttl());
    }

    static BatchFeatureView batch(String name, Materialization how, String... inputs) {
        return new BatchFeatureView(label(name), SCHEMA, query(inputs), how, BACKFILL);
    }

    static StreamFeatureView stream(String name, Materialization how) {
        return new StreamFeatureView(label(name), SCHEMA, query(), STREAMING, how, BACKFILL);
    }

    static FeatureTable table(String name, Materialization how) {
        return new FeatureTable(label(name), SCHEMA, how);
    }

    static RealtimeFeatureView realtime(String name, String... inputs) {
        return new RealtimeFeatureView(label(name), SCHEMA, List.of(inputs), Optional.empty(), Optional.empty());
    }

    static Served served(String name, String... views) {
        return new Served(label(name), List.of(views), Optional.empty());
    }

    static FeatureObject of(Kind kind, String name, Materialization how) {
        return switch (kind) {
            case BATCH_FEATURE_VIEW -> batch(name, how);
            case STREAM_FEATURE_VIEW -> stream(name, how);
            case FEATURE_TABLE -> table(name, how);
            case REALTIME_FEATURE_VIEW -> realtime(name);
            case FEATURE_SERVICE -> served(name);
        };
    }

    /** The train of DOMAIN 4.3, a runtime {@code .0} of each, and three environments. */
    static PlatformCatalogue catalogue() {
        List<Minor> train = Stream.of("0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1.0", "1.1", "1.2")
                .map(text -> Minor.of(text).orElseThrow())
                .toList();
        SortedMap<Minor, Support> minors = new TreeMap<>();
        minors.put(new Minor(0, 8), new Support(Optional.of(LocalDate.parse("2024-12-12")), Optional.of("0.8.3")));
        SortedMap<String, PlatformCatalogue.Runtime> runtimes = new TreeMap<>();
        Stream.concat(train.stream().map(minor -> minor + ".0"), Stream.of("0.8.3"))
                .forEach(version -> runtimes.put(version, new PlatformCatalogue.Runtime(version, Optional.empty())));
        SortedMap<String, Environment> environments = new TreeMap<>();
        Arrays.asList(
                        new Environment("core-0.9", Environment.Status.READY, "0.9.0"),
                        new Environment("core-1.1", Environment.Status.READY, "1.1.0"),
                        new Environment("mine", Environment.Status.PENDING, "0.9.0"))
                .forEach(environment -> environments.put(environment.name(), environment));
        return new PlatformCatalogue(train, minors, runtimes, environments);
    }
}
