package io.slipway.judge.soak;

import java.util.SplittableRandom;

/** Two sides that fail at their rates. */
record World(SplittableRandom chance, double baselineRate, double candidateRate, int most) {

    /** Of a size that itself is chance, so that the sides differ. */
    Batch next() {
        int m = 1 + chance.nextInt(most);
        int n = 1 + chance.nextInt(most);
        return new Batch(failures(m, baselineRate), m, failures(n, candidateRate), n);
    }

    private int failures(int trials, double rate) {
        int failures = 0;
        for (int i = 0; i < trials; i++) {
            failures += chance.nextDouble() < rate ? 1 : 0;
        }
        return failures;
    }

    /** What a soak says at its first answer, looked at after every batch. */
    SoakState run(SoakPlan plan, int batches) {
        SoakTest test = SoakTest.start(plan);
        for (int i = 0; i < batches && test.state() != SoakState.HARMFUL; i++) {
            test = test.observe(next());
        }
        return test.state();
    }
}
