package io.slipway.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A paired difference, and what goes with it. */
class PairedDifferenceTest {

    /** Gosset's own example: hours of sleep gained with one drug over another (Student, Biometrika 1908). */
    private static final double[] SLEEP = {1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4};

    @Test
    void isThatOfStudentsPaper() {
        Estimate estimate = Estimate.of(SLEEP);

        assertThat(estimate.mean()).isCloseTo(1.58, within(1e-9));
        assertThat(estimate.deviation()).isCloseTo(1.2299954, within(1e-6));
        assertThat(estimate.interval().low()).isCloseTo(0.7001142, within(1e-6));
        assertThat(estimate.interval().high()).isCloseTo(2.4598858, within(1e-6));
        assertThat(estimate.pValue()).isCloseTo(0.0028329, within(1e-6));
    }

    @Test
    void findsNothingInAFewPairsThatDiffer() {
        double[] nearlyAlwaysEqual = new double[1_000];
        Arrays.fill(nearlyAlwaysEqual, 0, 9, 100);
        double[] oneMore = nearlyAlwaysEqual.clone();
        oneMore[9] = 100;

        assertThat(Estimate.of(nearlyAlwaysEqual).pValue()).isLessThan(0.05);
        assertThat(PairedDifference.of(nearlyAlwaysEqual).p()).isEqualTo(1);
        assertThat(PairedDifference.of(oneMore).p()).isLessThan(0.05);
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        PairedDifference none = PairedDifference.of(new double[50]);

        assertThat(none.isNone()).isTrue();
        assertThat(none.p()).isEqualTo(1);
        assertThat(none.pairsNeeded(0.05)).isInfinite();
        assertThat(PairedDifference.of().p()).isEqualTo(1);
        assertThat(PairedDifference.of(3).estimate().interval()).isEqualTo(Interval.ALL);
    }

    @Test
    void tellsHowManyPairsFourOfFiveStudiesNeed() {
        SplittableRandom chance = new SplittableRandom(5);
        double[] pilot = draw(chance, 4_000);
        int needed = (int) PairedDifference.of(pilot).pairsNeeded(0.05);

        long resolved = IntStream.range(0, 2_000)
                .filter(study -> PairedDifference.of(draw(chance, needed)).p() < 0.05)
                .count();

        assertThat(needed).isBetween(60, 110);
        assertThat(resolved / 2_000.0).isBetween(0.74, 0.86);
    }

    /** Mean 0.3, standard deviation 1. */
    private static double[] draw(SplittableRandom chance, int pairs) {
        return IntStream.range(0, pairs)
                .mapToDouble(i -> 0.3 + Math.sqrt(12) * (chance.nextDouble() - 0.5))
                .toArray();
    }

    @Test
    void isCorrectedAsHolmDid() {
        assertThat(Holm.adjusted(0.01, 0.04, 0.03, 0.005))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
        assertThat(Holm.adjusted(0.6, 0.9)).containsExactly(1, 1);
        assertThat(Holm.adjusted()).isEmpty();
    }
}
