package io.slipway.conf.repository;

import io.slipway.conf.Format;
import io.slipway.conf.Formats;
import io.slipway.feature.Backfill;
import io.slipway.feature.Kind;
import io.slipway.feature.Label;
import io.slipway.feature.Materialization;
import io.slipway.feature.Minor;
import io.slipway.feature.Platform;
import io.slipway.feature.Query;
import io.slipway.feature.Schema;
import io.slipway.feature.Setup;
import io.slipway.feature.Streaming;
import io.slipway.machine.Build;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the parts that objects are made of. Every key that a kind knows is asked for here or in {@link ObjectReader}. */
final class ObjectParts {

    static final String RUNTIME = "tecton_materialization_runtime";
    static final String ENVIRONMENT = "environment";

    /** A name as Python and SQL allow it too. */
    static final Format<String> NAME = new Format<>(
            "a name of letters, digits, '_' and '-', at most 100 characters",
            "user_clicks",
            "unreadable",
            ObjectParts::name);

    private static final Format<String> STORE =
            new Format<>("a name, or a mapping with a kind", "dynamo", "unreadable", ObjectParts::name);

    private static final Format<String> PLATFORM = new Format<>(
            "spark or rift, or a mapping with that as its kind",
            "spark",
            "spark",
            text -> platform(text).name().toLowerCase(Locale.ROOT));

    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,99}");

    /** Most durations of a repository are the same few, and reading one is slow. */
    private static final int REMEMBERED = 1_000;

    private static final Format<Duration> ANEW = Formats.duration(Duration.ofSeconds(1), Duration.ofDays(36_600));

    private final Map<String, Duration> durations = new LinkedHashMap<>();
    private final Format<Duration> span = new Format<>(ANEW.expected(), "1d", ANEW.standIn(), this::duration);
    private final VersionFormat versions;

    ObjectParts(List<Minor> train) {
        this.versions = new VersionFormat(train);
    }

    VersionFormat versions() {
        return versions;
    }

    Label label(YamlBlock block) {
        return new Label(
                block.get("name", NAME),
                block.find("owner", Formats.TEXT),
                block.find("description", Formats.TEXT),
                block.texts("tags"),
                block.find("prevent_destroy", Formats.FLAG).orElse(false));
    }

    Schema schema(YamlBlock block) {
        List<Schema.Feature> features = block.blocks("features", "a feature").stream()
                .map(feature -> {
                    Schema.Feature read =
                            new Schema.Feature(feature.get("name", NAME), feature.get("type", Formats.TEXT));
                    feature.end();
                    return read;
                })
                .toList();
        return new Schema(block.list("join_keys", NAME), features);
    }

    Query query(YamlBlock block) {
        return new Query(
                block.find("batch_source", Formats.TEXT),
                block.find("transformation", Formats.TEXT),
                block.find("aggregation_interval", span),
                block.find("timestamp_field", NAME),
                block.list("inputs", NAME));
    }

    Streaming streaming(YamlBlock block) {
        return new Streaming(
                block.get("source", Formats.TEXT),
                block.find("retention", span),
                block.find("watermark", span),
                block.find("stream_processing_mode", Formats.choice(Streaming.Mode.class))
                        .orElse(Streaming.Mode.TIME_INTERVAL),
                block.find("trigger", span),
                setup(block, "stream_compute", PLATFORM));
    }

    Backfill backfill(YamlBlock block) {
        return new Backfill(
                block.find("feature_start_time", Formats.DATE),
                block.find("batch_schedule", span),
                block.find("max_backfill_interval", span));
    }

    Materialization materialization(Kind kind, YamlBlock block) {
        boolean online = block.find("online", Formats.FLAG).orElse(false);
        boolean offline = block.find("offline", Formats.FLAG).orElse(false);
        Optional<Setup> batch = setup(block, "batch_compute", PLATFORM);
        Optional<Setup> stream =
                kind == Kind.STREAM_FEATURE_VIEW ? setup(block, "stream_compute", PLATFORM) : Optional.empty();
        Platform platform =
                stream.or(() -> batch).map(setup -> platform(setup.kind())).orElse(Platform.SPARK);
        Optional<Build> runtime = versions.find(block, RUNTIME).map(Build::new);
        Optional<String> environment = block.find(ENVIRONMENT, Formats.TEXT);
        return new Materialization(
                online,
                offline,
                platform,
                platform == Platform.SPARK || block.has(RUNTIME) ? runtime : Optional.empty(),
                platform == Platform.RIFT || block.has(ENVIRONMENT) ? environment : Optional.empty(),
                batch,
                setup(block, "online_store", STORE),
                setup(block, "offline_store", STORE),
                block.find("ttl", span));
    }

    /** Asks for every key that may have a default, and so finds what is wrong with those that nobody uses. */
    void defaults(Kind kind, YamlBlock block) {
        if (kind == Kind.FEATURE_SERVICE) {
            block.find("on_demand_environment", Formats.TEXT);
            return;
        }
        versions.find(block, RUNTIME);
        block.find(ENVIRONMENT, Formats.TEXT);
        setup(block, "online_store", STORE);
        setup(block, "offline_store", STORE);
        setup(block, "batch_compute", PLATFORM);
        if (kind == Kind.STREAM_FEATURE_VIEW) {
            setup(block, "stream_compute", PLATFORM);
        }
    }

    /** Either a mere name, or a mapping with a kind and whatever that kind knows. */
    private static Optional<Setup> setup(YamlBlock block, String key, Format<String> kind) {
        if (!block.isMapping(key)) {
            return block.find(key, kind).map(name -> new Setup(name, new TreeMap<>()));
        }
        return block.block(key).map(setup -> {
            String name = setup.get("kind", kind);
            SortedMap<String, String> settings = setup.texts();
            settings.remove("kind");
            return new Setup(name, settings);
        });
    }

    private static Platform platform(String text) {
        return Platform.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private Duration duration(String text) {
        Duration known = durations.get(text);
        if (known != null) {
            return known;
        }
        Duration read = ANEW.parse().apply(text);
        if (durations.size() < REMEMBERED) {
            durations.put(text, read);
        }
        return read;
    }

    private static String name(String text) {
        if (!NAMES.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
