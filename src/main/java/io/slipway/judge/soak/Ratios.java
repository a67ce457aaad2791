package io.slipway.judge.soak;

import java.util.stream.DoubleStream;

/** The ratios between candidate and baseline that a soak weighs against each other: a few for each doubling, and those of the plan. */
final class Ratios {

    static final double GREATEST = 64;
    private static final int DOUBLINGS = 6;
    private static final int STEPS = 8;

    private Ratios() {}

    /** In rising order, 1 among them. */
    static double[] of(SoakPlan plan) {
        DoubleStream even = DoubleStream.iterate(-DOUBLINGS * STEPS, step -> step + 1)
                .limit(2L * DOUBLINGS * STEPS + 1)
                .map(step -> StrictMath.pow(2, step / STEPS));
        return DoubleStream.concat(even, DoubleStream.of(1, plan.allowed(), plan.regression()))
                .sorted()
                .distinct()
                .toArray();
    }
}
