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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A replay measured beside its yardstick, on the same two servers in this JVM.
 *
 * @param rounds short runs of both, in turns, so that a machine with other work treats them alike
 * @param replay how long the replay of all samples took, without the collection that measures memory on the way
 * @param heapAtTenth bytes in use after a collection, at a tenth of the samples
 * @param heapAtEnd the same, after the last of them
 */
record CanaryMeasurement(
        int samples, int concurrency, List<Round> rounds, Duration replay, long heapAtTenth, long heapAtEnd) {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int ROUNDS = 9;

    /** The yardstick and the replay, one after the other, with the same requests. */
    record Round(int samples, Duration plain, Duration replay) {

        double ratio() {
            return (double) plain.toNanos() / replay.toNanos();
        }
    }

    static CanaryMeasurement of(int samples, int concurrency, Consumer<String> listener) {
        ReplayLimits limits = ReplayLimits.of(concurrency, TIMEOUT);
        int few = Math.max(1, samples / 20);
        Path some = requests(few);
        Path all = requests(samples);
        try (FeatureServer baseline = new FeatureServer();
                FeatureServer candidate = new FeatureServer()) {
            List<Round> rounds = new ArrayList<>();
            for (int i = 0; i <= ROUNDS; i++) {
                listener.accept(i == 0 ? "warm-up" : "round " + i + " of " + ROUNDS);
                Duration plain = PlainLoad.run(some, baseline.endpoint(), candidate.endpoint(), limits);
                Duration replay = new Watch(Integer.MAX_VALUE).replay(some, baseline, candidate, limits);
                if (i > 0) {
                    rounds.add(new Round(few, plain, replay));
                }
            }
            listener.accept("all samples");
            Watch watch = new Watch(samples / 10);
            Duration replay = watch.replay(all, baseline, candidate, limits);
            return new CanaryMeasurement(samples, concurrency, rounds, replay, watch.heapAtTenth, watch.heapAtEnd);
        } finally {
            delete(some);
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
        return median().samples() * 1e9 / median().replay().toNanos();
    }

    /** The round in the middle. */
    Round median() {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Round::ratio))
                .toList()
                .get(rounds.size() / 2);
    }

    double plainSamplesPerSecond() {
        return median().samples() * 1e9 / median().plain().toNanos();
    }

    /** Of the replay's throughput to that of the yardstick. */
    double ratio() {
        return median().ratio();
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
