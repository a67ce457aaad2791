package io.slipway.account;

import io.slipway.feature.Backfill;
import io.slipway.feature.FeatureObject;
import io.slipway.feature.FeatureObject.BatchFeatureView;
import io.slipway.feature.FeatureObject.StreamFeatureView;
import io.slipway.feature.FeatureRepository;
import io.slipway.feature.Label;
import io.slipway.feature.Materialization;
import io.slipway.feature.Platform;
import io.slipway.feature.Query;
import io.slipway.feature.Schema;
import io.slipway.feature.Streaming;
import io.slipway.feature.Workspace;
import io.slipway.machine.Build;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Small repositories, and streams of them in the words of a test. */
public record Declared(
        String name,
        Platform platform,
        Optional<Build> runtime,
        int trigger,
        int watermark,
        String source,
        boolean kept) {

    /** An unpinned stream on Spark. */
    public static Declared stream(String name) {
        return new Declared(name, Platform.SPARK, Optional.empty(), 30, 60, "kafka", false);
    }

    public Declared pinnedTo(String version) {
        return new Declared(name, platform, Optional.of(new Build(version)), trigger, watermark, source, kept);
    }

    public Declared unpinned() {
        return new Declared(name, platform, Optional.empty(), trigger, watermark, source, kept);
    }

    public Declared onRift() {
        return new Declared(name, Platform.RIFT, Optional.empty(), trigger, watermark, source, kept);
    }

    /** Restarts it, and its checkpoints can be re-used. */
    public Declared triggeredEvery(int seconds) {
        return new Declared(name, platform, runtime, seconds, watermark, source, kept);
    }

    /** Restarts it, and its checkpoints cannot be re-used. */
    public Declared withWatermark(int minutes) {
        return new Declared(name, platform, runtime, trigger, minutes, source, kept);
    }

    /** Recreates it. */
    public Declared from(String newSource) {
        return new Declared(name, platform, runtime, trigger, watermark, newSource, kept);
    }

    public Declared preventingDestroy() {
        return new Declared(name, platform, runtime, trigger, watermark, source, true);
    }

    /** Applied with an SDK that lets streams be unpinned again, to a live workspace. */
    public static FeatureRepository repository(Declared... streams) {
        return repository("0.7.4", List.of(), streams);
    }

    public static FeatureRepository repository(String sdk, List<FeatureObject> others, Declared... streams) {
        List<FeatureObject> objects = new java.util.ArrayList<>(others);
        Arrays.stream(streams).map(Declared::view).forEach(objects::add);
        return FeatureRepository.of(sdk, new Workspace("prod", Workspace.Kind.LIVE), objects);
    }

    private FeatureObject view() {
        return new StreamFeatureView(
                label(name, kept),
                SCHEMA,
                QUERY,
                new Streaming(
                        source,
                        Optional.empty(),
                        Optional.of(Duration.ofMinutes(watermark)),
                        Streaming.Mode.TIME_INTERVAL,
                        Optional.of(Duration.ofSeconds(trigger)),
                        Optional.empty()),
                materialized(platform, runtime),
                BACKFILL);
    }

    /** A batch feature view, run daily. */
    public static FeatureObject batch(String name, Optional<Build> runtime) {
        return new BatchFeatureView(label(name, false), SCHEMA, QUERY, materialized(Platform.SPARK, runtime), BACKFILL);
    }

    private static final Schema SCHEMA =
            new Schema(List.of("user_id"), List.of(new Schema.Feature("clicks_1h", "int64")));
    private static final Query QUERY =
            new Query(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    private static final Backfill BACKFILL = new Backfill(Optional.empty(), Optional.empty(), Optional.empty());

    private static Label label(String name, boolean kept) {
        return new Label(name, Optional.empty(), Optional.empty(), new TreeMap<>(), kept);
    }

    private static Materialization materialized(Platform platform, Optional<Build> runtime) {
        return new Materialization(
                true,
                false,
                platform,
                runtime,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
