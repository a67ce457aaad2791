package io.slipway.judge.power;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.judge.soak.Batch;
import io.slipway.judge.soak.SoakPlan;
import io.slipway.judge.soak.SoakState;
import io.slipway.judge.soak.SoakTest;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoakPowerTest {

    private static final double POWER = 0.8;
    private static final int BATCHES = 100;

    /** The trials that the formula asks for give the soak at least about the power that it promises, and not far more. */
    @ParameterizedTest
    @CsvSource({"1, 2, 0.01", "1, 1.5, 0.05", "1, 4, 0.001", "1.2, 2, 0.1"})
    void asksForAsManyTrialsAsItTakes(double allowed, double regression, double rate) {
        SoakPlan plan = new SoakPlan(allowed, regression, 0.02, 0.2);

        double fails =
                share(plan, SoakPower.trialsToFail(plan, rate, POWER), rate, rate * regression, SoakState.HARMFUL);
        double passes = share(plan, SoakPower.trialsToPass(plan, rate, POWER), rate, rate, SoakState.SAFE);

        assertThat(fails).as("share of regressions found").isBetween(POWER - 0.05, POWER + 0.12);
        assertThat(passes).as("share of sound candidates passed").isBetween(POWER - 0.05, POWER + 0.12);
    }

    private static double share(SoakPlan plan, double trials, double baseline, double candidate, SoakState state) {
        int each = (int) Math.ceil(trials / BATCHES);
        return IntStream.range(0, 400)
                        .filter(seed -> reaches(plan, each, baseline, candidate, state, new SplittableRandom(seed)))
                        .count()
                / 400.0;
    }

    private static boolean reaches(
            SoakPlan plan, int each, double baseline, double candidate, SoakState goal, SplittableRandom chance) {
        BinomialDistribution from = BinomialDistribution.of(each, baseline);
        BinomialDistribution to = BinomialDistribution.of(each, candidate);
        SoakTest test = SoakTest.start(plan);
        for (int i = 0; i < BATCHES && test.state() != goal; i++) {
            int bad = from.inverseCumulativeProbability(chance.nextDouble());
            test = test.observe(new Batch(bad, each, to.inverseCumulativeProbability(chance.nextDouble()), each));
        }
        return test.state() == goal;
    }
}
