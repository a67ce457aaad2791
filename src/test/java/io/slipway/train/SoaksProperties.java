package io.slipway.train;

import static io.slipway.train.TrainBench.FIRST;
import static io.slipway.train.TrainBench.THURSDAY_OPENS;
import static io.slipway.train.TrainBench.WAVE_1;
import static io.slipway.train.TrainBench.WAVE_2;
import static io.slipway.train.TrainBench.cleanWednesday;
import static io.slipway.train.TrainBench.ended;
import static io.slipway.train.TrainBench.local;
import static io.slipway.train.TrainBench.opens;
import static io.slipway.train.TrainBench.samples;
import static io.slipway.train.TrainBench.soakCloses;
import static io.slipway.train.TrainBench.tuesday;
import static io.slipway.train.TrainBench.watched;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.judge.soak.Batch;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is counted, and however little: wave 2 never opens on an undecided soak, and the wait always ends. */
class SoaksProperties {

    @Property(tries = 100)
    void opensOnlyOnADecidedSoakAndNeverWaitsForEver(
            @ForAll @Size(max = 12) List<@IntRange(max = 200) Integer> bad,
            @ForAll @IntRange(min = 100, max = 100_000) int trials) {
        var bench = tuesday(watched()).tell(ended(WAVE_1, 2));
        for (int window = 1; window <= bad.size(); window++) {
            Batch batch = new Batch(trials / 100, trials, Math.min(trials, bad.get(window - 1)), trials);
            bench.tell(samples(FIRST, window, new TreeMap<>(Map.of("error-rate", batch, "stale-streams", batch))));
        }
        boolean decided = bench.journal(TrainEvent.SignalJudged.class).stream()
                        .map(TrainEvent.SignalJudged::metric)
                        .distinct()
                        .count()
                == 2;

        if (bench.journal(TrainEvent.ReleaseCanceled.class).isEmpty()) {
            cleanWednesday(bench).at(THURSDAY_OPENS).tell(opens(WAVE_2));
            bench.at(local(3, "14:30")).tell(soakCloses(WAVE_2));
        }

        boolean opened = bench.journal(TrainEvent.RunOpened.class).size() == 2;
        assertThat(opened && !decided).isFalse();
        assertThat(opened || !bench.journal(TrainEvent.ReleaseCanceled.class).isEmpty())
                .isTrue();
    }
}
