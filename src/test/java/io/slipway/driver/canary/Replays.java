package io.slipway.driver.canary;

import io.slipway.judge.value.SampleJudge;
import io.slipway.judge.value.Tally;
import io.slipway.judge.value.Tolerance;
import io.slipway.judge.value.VectorComparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Replays of a few samples. */
final class Replays {

    static final ReplayLimits PATIENT = new ReplayLimits(4, Duration.ofSeconds(20), Duration.ofSeconds(20), 1);
    static final ReplayLimits HASTY = new ReplayLimits(2, Duration.ofSeconds(20), Duration.ofMillis(1_500), 0);
    static final SampleJudge JUDGE =
            new SampleJudge(new VectorComparison(Tolerance.DEFAULT, Duration.ofHours(1)), List.of());
    static final Onlooker NOBODY = watching(Long.MAX_VALUE);

    private Replays() {}

    /** Stops once so many samples are judged. */
    static Onlooker watching(long stopAfter) {
        return new Onlooker() {
            private volatile long seen;

            @Override
            public boolean wantsToStop() {
                return seen >= stopAfter;
            }

            @Override
            public void reached(long samples, long bytes) {
                seen = samples;
            }
        };
    }

    static String requests(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(
                        i -> "{\"workspaceName\":\"prod\",\"featureServiceName\":\"fraud\",\"joinKeyMap\":{\"user\":\"u"
                                + i + "\"}}\n")
                .collect(Collectors.joining());
    }

    static Tally tally(Target baseline, Target candidate, int samples) {
        return outcome(baseline, candidate, samples, PATIENT, NOBODY).tally();
    }

    static Replay.Outcome outcome(
            Target baseline, Target candidate, int samples, ReplayLimits limits, Onlooker onlooker) {
        try {
            Path file = Files.createTempFile("requests", ".jsonl");
            try {
                Files.writeString(file, requests(samples));
                try (RequestFile requests = RequestFile.open(file, line -> {})) {
                    return new Replay(baseline, candidate, limits, JUDGE, onlooker).run(requests);
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
