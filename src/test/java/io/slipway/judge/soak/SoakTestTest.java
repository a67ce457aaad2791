package io.slipway.judge.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.judge.metric.Verdict;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoakTestTest {

    private static final SoakPlan PLAN = new SoakPlan(1, 2, 0.05, 0.2);

    @ParameterizedTest
    @CsvSource({"0.01, 1", "0.3, 1", "0.02, 1.5"})
    void raisesFewFalseAlarmsThoughLookedAtAfterEveryBatch(double rate, double allowed) {
        assertThat(falseAlarms(300, rate, allowed)).isLessThanOrEqualTo(0.05);
    }

    @Tag("thorough")
    @ParameterizedTest
    @CsvSource({"0.01, 1", "0.3, 1", "0.6, 1", "0.02, 1.5"})
    void keepsItsWordOverTenThousandRuns(double rate, double allowed) {
        double share = falseAlarms(10_000, rate, allowed);
        assertThat(share).isLessThanOrEqualTo(0.05);
    }

    /** A candidate at the very edge of what is allowed: 200 batches of up to 60 requests, a look after each. */
    private static double falseAlarms(int runs, double rate, double allowed) {
        SoakPlan plan = new SoakPlan(allowed, 2 * allowed, 0.05, 0.2);
        return IntStream.range(0, runs)
                        .filter(seed -> new World(new SplittableRandom(seed), rate, rate * allowed, 60).run(plan, 200)
                                == SoakState.HARMFUL)
                        .count()
                / (double) runs;
    }

    @Test
    void findsTheRegressionItIsMadeFor() {
        long found = IntStream.range(0, 200)
                .filter(seed ->
                        new World(new SplittableRandom(seed), 0.05, 0.10, 60).run(PLAN, 200) == SoakState.HARMFUL)
                .count();

        assertThat(found).isGreaterThan(194);
    }

    @Test
    void passesASoundCandidateAndSeldomAnUnsoundOne() {
        assertThat(passed(0.05)).isGreaterThan(190);
        assertThat(passed(0.10)).as("at most beta of 200").isLessThanOrEqualTo(40);
    }

    /** Of 200 candidates those that were ever passed. */
    private static long passed(double candidateRate) {
        return IntStream.range(0, 200)
                .filter(seed -> everPassed(seed, candidateRate))
                .count();
    }

    private static boolean everPassed(int seed, double candidateRate) {
        World world = new World(new SplittableRandom(seed), 0.05, candidateRate, 60);
        SoakTest test = SoakTest.start(PLAN);
        for (int i = 0; i < 200; i++) {
            test = test.observe(world.next());
            if (test.state() == SoakState.SAFE) {
                return true;
            }
        }
        return false;
    }

    @Test
    void neverPassesWithoutData() {
        SoakTest test = SoakTest.start(PLAN).observe(new Batch(0, 0, 0, 0)).observe(new Batch(0, 100, 0, 0));

        assertThat(test.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(test.finding(false).isFinal()).isFalse();
        assertThat(test.finding(true).isFinal()).isTrue();
        assertThat(test.finding(true).sentence()).startsWith("INCONCLUSIVE at the deadline");
    }

    @Test
    void neverPassesWhereNothingGoesWrongOnEitherSide() {
        SoakTest test = SoakTest.start(PLAN).observe(new Batch(0, 100_000, 0, 100_000));

        assertThat(test.verdict())
                .as("without one failure nothing tells the rates apart")
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void staysFailedOnceItFailed() {
        SoakTest failed = SoakTest.start(PLAN).observe(new Batch(1, 1_000, 60, 1_000));
        SoakTest later = failed.observe(new Batch(500, 1_000, 10, 1_000));

        assertThat(failed.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(later.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void isTheSameWhicheverWayItsBatchesAreCut() {
        SoakTest whole = SoakTest.start(PLAN).observe(new Batch(4, 200, 6, 100));
        SoakTest parts = SoakTest.start(PLAN).observe(new Batch(1, 100, 4, 50)).observe(new Batch(3, 100, 2, 50));

        assertThat(parts.total()).isEqualTo(whole.total());
        assertThat(parts.interval()).containsExactly(whole.interval(), within(1e-9));
    }

    @Test
    void holdsTheTrueRatioInItsIntervalAtAllTimes() {
        long held = IntStream.range(0, 100)
                .filter(seed -> alwaysHeld(new World(new SplittableRandom(seed), 0.05, 0.10, 60)))
                .count();

        assertThat(held).isGreaterThanOrEqualTo(95);
    }

    private static boolean alwaysHeld(World world) {
        SoakTest test = SoakTest.start(PLAN);
        boolean held = true;
        for (int i = 0; i < 100; i++) {
            test = test.observe(world.next());
            held &= test.interval()[0] <= 2 && test.interval()[1] >= 2;
        }
        return held;
    }

    @Test
    void comparesValuesPairByPair() {
        Batch batch = Batch.ofPairs(new double[] {1, 2, 3, 4}, new double[] {2, 2, 1, 9, 9}, true, 1);

        assertThat(batch).isEqualTo(new Batch(1, 4, 2, 4));
    }
}
