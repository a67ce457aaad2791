package io.slipway.cli.bench.canary;

import io.slipway.driver.canary.Onlooker;
import io.slipway.driver.canary.PlainLoad;
import io.slipway.driver.canary.Replay;
import io.slipway.driver.canary.ReplayLimits;
import io.slipway.driver.canary.RequestFile;
import io.slipway.driver.canary.Target;
import io.slipway.judge.value.Classification;
import io.slipway.judge.value.SampleJudge;
import io.slipway.judge.value.Tolerance;
import io.slipway.judge.value.VectorComparison;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A replay measured beside its yardstick, both on the same two servers in this JVM.
 *
 * @param plain how long the plain load generator took for the same requests
 * @param replay how long the replay took, without the two collections that measure memory
 * @param heapAtTenth bytes in use after a collection, at a tenth of the samples
 * @param heapAtEnd the same, at the last of them
 */
record CanaryMeasurement(
        int samples, int concurrency, Duration plain, Duration replay, long heapAtTenth, long heapAtEnd) {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int WARM_UP = 10_000;

    static CanaryMeasurement of(int samples, int concurrency, Consumer<String> listener) {
        ReplayLimits limits = ReplayLimits.of(concurrency, TIMEOUT);
        Path few = requests(Math.min(samples, WARM_UP));
        Path all = requests(samples);
        try (FeatureServer baseline = new FeatureServer();
                FeatureServer candidate = new FeatureServer()) {
            listener.accept("warm-up");
            PlainLoad.run(few, baseline.endpoint(), candidate.endpoint(), limits);
            new Watch(Integer.MAX_VALUE).replay(few, baseline, candidate, limits);
            // Half of the yardstick before and half after, so that a machine that grows slower treats both alike.
            listener.accept("plain load");
            Duration before = PlainLoad.run(all, baseline.endpoint(), candidate.endpoint(), limits);
            listener.accept("replay");
            Watch watch = new Watch(samples / 10);
            Duration replay = watch.replay(all, baseline, candidate, limits);
            long atEnd = watch.heapAtEnd;
            listener.accept("plain load again");
            Duration after = PlainLoad.run(all, baseline.endpoint(), candidate.endpoint(), limits);
            return new CanaryMeasurement(
                    samples, concurrency, before.plus(after).dividedBy(2), replay, watch.heapAtTenth, atEnd);
        } finally {
            delete(few);
            delete(all);
        }
    }

    /** Looks at the heap on the way. */
    private static final class Watch implements Onlooker {

        private final int tenth;
        private long heapAtTenth;
        private long heapAtEnd;
        private long nanosForCollections;

        Watch(int tenth) {
            this.tenth = tenth;
        }

        Duration replay(Path file, FeatureServer baseline, FeatureServer candidate, ReplayLimits limits) {
            SampleJudge judge =
                    new SampleJudge(new VectorComparison(Tolerance.DEFAULT, Duration.ofHours(1)), List.of());
            long begun = System.nanoTime();
            try (RequestFile requests = RequestFile.open(file, line -> {})) {
                var outcome = new Replay(
                                new Target(baseline.endpoint(), Optional.empty()),
                                new Target(candidate.endpoint(), Optional.empty()),
                                limits,
                                judge,
                                this)
                        .run(requests);
                Duration took = Duration.ofNanos(System.nanoTime() - begun - nanosForCollections);
                heapAtEnd = heap();
                long matches = outcome.tally().samples(Classification.MATCH);
                if (matches != outcome.tally().samples()) {
                    throw new IllegalStateException(outcome.tally().samples() - matches + " samples did not match");
                }
                return took;
            }
        }

        @Override
        public boolean wantsToStop() {
            return false;
        }

        @Override
        public void reached(long samples, long bytes) {
            if (heapAtTenth == 0 && samples >= tenth) {
                long begun = System.nanoTime();
                heapAtTenth = heap();
                nanosForCollections = System.nanoTime() - begun;
            }
        }

        private static long heap() {
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }

    double samplesPerSecond() {
        return samples * 1e9 / replay.toNanos();
    }

    double plainSamplesPerSecond() {
        return samples * 1e9 / plain.toNanos();
    }

    double ratio() {
        return (double) plain.toNanos() / replay.toNanos();
    }

    private static Path requests(int samples) {
        try {
            Path file = Files.createTempFile("slipway-bench-", ".jsonl");
            try (BufferedWriter writer = Files.newBufferedWriter(file)) {
                for (int i = 0; i < samples; i++) {
                    writer.write("{\"params\":{\"workspaceName\":\"prod\",\"featureServiceName\":\"fraud\","
                            + "\"joinKeyMap\":{\"user_id\":\"" + i + "\"},\"requestContextMap\":{\"amount\":500}}}\n");
                }
            }
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
