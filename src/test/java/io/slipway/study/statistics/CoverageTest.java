package io.slipway.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Intervals of 95 % cover the truth in 94 to 96 % of 10,000 synthetic studies. */
class CoverageTest {

    private static final int STUDIES = 10_000;

    /** What the differences of pairs are like. */
    private record Kind(String name, int pairs, double truth, ToDoubleFunction<SplittableRandom> draw) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind(
                        "few, and normal: the case for which the interval is exact",
                        12,
                        3,
                        chance -> NormalDistribution.of(3, 2).inverseCumulativeProbability(chance.nextDouble())),
                new Kind(
                        "two policies in the same worlds: both wait exponentially, one of them ten percent longer",
                        200,
                        3,
                        chance -> 33 * exponential(chance) - 30 * exponential(chance)),
                new Kind(
                        "durations, with a long tail",
                        400,
                        Math.exp(0.125),
                        chance -> LogNormalDistribution.of(0, 0.5).inverseCumulativeProbability(chance.nextDouble())),
                new Kind("weeks that one policy rolls back, or the other, or neither", 300, 0.1, chance -> {
                    double u = chance.nextDouble();
                    return u < 0.15 ? 1 : u < 0.2 ? -1 : 0;
                }));
    }

    private static double exponential(SplittableRandom chance) {
        return ExponentialDistribution.of(1).inverseCumulativeProbability(chance.nextDouble());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void coversTheTruth(Kind kind) {
        SplittableRandom chance = new SplittableRandom(20_261_125);

        long covered = IntStream.range(0, STUDIES)
                .filter(study -> PairedDifference.of(IntStream.range(0, kind.pairs)
                                .mapToDouble(pair -> kind.draw.applyAsDouble(chance))
                                .toArray())
                        .estimate()
                        .interval()
                        .contains(kind.truth))
                .count();

        assertThat((double) covered / STUDIES)
                .as("share of intervals with the truth")
                .isBetween(0.94, 0.96);
    }
}
