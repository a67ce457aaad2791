package io.slipway.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How long the plan of a large feature repository takes, from the start of a JVM to its answer. */
public record PlanLap(int featureViews, Duration median) {

    private static final int FEATURE_VIEWS = 5_000;
    private static final int FILES = 10;
    private static final int STARTS = 5;

    private static final String HEAD = """
            kind: repository
            sdk: "0.9.1"
            workspace: { name: prod, kind: live }
            """;

    /** The median of some starts. */
    public static PlanLap measured() {
        Path directory = written();
        try {
            List<Duration> times = IntStream.range(0, STARTS)
                    .mapToObj(start -> Child.timed(List.of("plan", directory.toString())))
                    .sorted()
                    .toList();
            return new PlanLap(FEATURE_VIEWS, times.get(STARTS / 2));
        } finally {
            for (int i = 0; i < FILES; i++) {
                BenchWorld.delete(directory.resolve(i + ".yaml"));
            }
            BenchWorld.delete(directory);
        }
    }

    /** One line for people. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "Plan: %.2f s from the start of a JVM to the plan of %,d feature views",
                median.toMillis() / 1e3,
                featureViews);
    }

    private static Path written() {
        try {
            Path directory = Files.createTempDirectory("slipway-plan");
            for (int file = 0; file < FILES; file++) {
                StringBuilder text = new StringBuilder(file == 0 ? HEAD : "");
                for (int i = file; i < FEATURE_VIEWS; i += FILES) {
                    boolean stream = i % 20 < FILES;
                    text.append(view(i, stream ? "stream" : "batch"))
                            .append(stream ? "source: clicks\nretention: 7d\nwatermark: 1d\n" : "");
                }
                Files.writeString(directory.resolve(file + ".yaml"), text);
            }
            return directory;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String view(int number, String kind) {
        return String.format(Locale.ROOT, """
            ---
            kind: %s_feature_view
            name: view_%d
            owner: team%d@acme.example
            description: Feature view number %d
            join_keys: [ user_id ]
            features: [ { name: clicks_1h, type: int64 }, { name: spend_7d, type: float64 } ]
            batch_source: payments
            transformation: view_%d.py@3f2a
            tecton_materialization_runtime: "0.9.3"
            online: true
            offline: true
            feature_start_time: 2024-01-01
            batch_schedule: 1d
            """, kind, number, number % 7, number, number);
    }
}
