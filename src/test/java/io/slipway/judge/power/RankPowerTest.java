package io.slipway.judge.power;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.judge.metric.Correction;
import io.slipway.judge.metric.Direction;
import io.slipway.judge.metric.EffectBounds;
import io.slipway.judge.metric.Measure;
import io.slipway.judge.metric.Metric;
import io.slipway.judge.metric.MetricJudge;
import io.slipway.judge.metric.MetricPlan;
import io.slipway.judge.metric.NanStrategy;
import io.slipway.judge.metric.Outcome;
import io.slipway.judge.metric.Outliers;
import io.slipway.judge.metric.Samples;
import io.slipway.judge.metric.Series;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankPowerTest {

    private static final double POWER = 0.8;

    /** The samples that the formula asks for give the judge about the power that it promises. */
    @ParameterizedTest
    @CsvSource({"1.2, 0.3, 0.25, 1.0", "1.5, 0.5, 0.25, 1.0", "1.3, 0.4, 0.0, 1.0", "1.3, 0.3, 0.25, 1.2"})
    void asksForAsManySamplesAsItTakes(double ratio, double spread, double tolerance, double least) {
        int samples = (int) RankPower.samples(ratio, spread, tolerance, least, 0.02, 1, POWER);
        MetricPlan plan = plan(metric(tolerance, least));

        long seen = IntStream.range(0, 200)
                .filter(seed -> sees(plan, samples, ratio, spread, new SplittableRandom(seed)))
                .count();

        assertThat(seen / 200.0).as("power with %d samples", samples).isBetween(POWER - 0.09, POWER + 0.1);
    }

    private static boolean sees(MetricPlan plan, int samples, double ratio, double spread, SplittableRandom chance) {
        Samples baseline = samples(samples, 1, spread, chance);
        Samples candidate = samples(samples, ratio, spread, chance);
        return MetricJudge.judge(plan, baseline, candidate).evidence().get(0).outcome() == Outcome.REGRESSION;
    }

    private static Samples samples(int count, double scale, double spread, SplittableRandom chance) {
        double[] values = IntStream.range(0, count)
                .mapToDouble(i -> 100 * scale * (1 + spread * chance.nextGaussian()))
                .toArray();
        return Samples.of(Map.of("m", Series.of(values)));
    }

    @Test
    void neverSeesWhatItsBoundsHide() {
        Expected small = new Expected(metric(0.25, 1.3), 0.2, 10, Optional.of(0.3), Optional.empty());

        Sight sight = PowerCheck.check(plan(small.metric()), List.of(small), Duration.ofHours(2), POWER)
                .get(0);

        assertThat(sight.sees()).isFalse();
        assertThat(sight.sentence()).contains("cannot see a regression of 20 %");
    }

    @Test
    void saysHowLongItWouldNeed() {
        Expected small = new Expected(metric(0.25, 1), 0.2, 1, Optional.of(0.5), Optional.empty());

        Sight sight = PowerCheck.check(plan(small.metric()), List.of(small), Duration.ofHours(2), POWER)
                .get(0);

        assertThat(sight.sees()).isFalse();
        assertThat(sight.sentence()).matches("m needs \\d+ h.* at 1 samples a minute .* the soak is 2 h");
    }

    private static Metric metric(double tolerance, double least) {
        return new Metric(
                "m",
                "all",
                Direction.INCREASE,
                false,
                false,
                tolerance,
                1e-4,
                new EffectBounds(Measure.MEAN_RATIO, 1, least, 1, least),
                Outliers.KEEP,
                3,
                NanStrategy.REFUSE,
                10);
    }

    private static MetricPlan plan(Metric metric) {
        return new MetricPlan(List.of(metric), 0.02, Correction.HOLM, Map.of(), 95, 75, 0);
    }
}
