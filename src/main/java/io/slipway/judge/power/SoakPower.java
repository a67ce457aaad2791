package io.slipway.judge.power;

import io.slipway.judge.soak.SoakPlan;
import org.apache.commons.numbers.rootfinder.BrentSolver;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many trials a soak needs. The logarithm of a bet moves like a Brownian motion with a drift; the time at which it first reaches
 * its goal has the inverse Gaussian distribution (Wald 1947, Siegmund "Sequential Analysis" 1985). Half of the stake is on the
 * favourite, so the goal is twice as far as for a plain bet.
 */
public final class SoakPower {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double TRIALS_AT_MOST = 1e15;

    private SoakPower() {}

    /**
     * The trials on each side until the regression fails the candidate.
     *
     * @param rate of bad events among the trials of the baseline
     * @param power chance to have failed it by then
     */
    public static double trialsToFail(SoakPlan plan, double rate, double power) {
        return trials(plan.regression(), plan.allowed(), plan.regression(), rate, 2 / plan.alpha(), power);
    }

    /** The trials on each side until a candidate that is like its baseline passes. */
    public static double trialsToPass(SoakPlan plan, double rate, double power) {
        return trials(1, plan.regression(), 1, rate, 2 / plan.beta(), power);
    }

    private static double trials(double truth, double against, double backed, double rate, double odds, double power) {
        double baselineStake = Math.log((1 + against) / (1 + backed));
        double candidateStake = Math.log(backed / against) + baselineStake;
        double candidateRate = Math.min(1, truth * rate);
        double drift = candidateRate * candidateStake + rate * baselineStake;
        double variance = candidateRate * (1 - candidateRate) * candidateStake * candidateStake
                + rate * (1 - rate) * baselineStake * baselineStake;
        double goal = Math.log(odds);
        double mean = goal / drift;
        double most = Math.min(TRIALS_AT_MOST, mean * 1e4);
        return Math.ceil(new BrentSolver(1e-9, 1e-9, 1e-12)
                .findRoot(trials -> reached(trials, drift, variance, goal) - power, mean * 1e-6, mean, most));
    }

    /** The chance to have reached the goal. */
    private static double reached(double trials, double drift, double variance, double goal) {
        double deviation = Math.sqrt(variance * trials);
        double mirrored = NORMAL.cumulativeProbability(-(drift * trials + goal) / deviation);
        return NORMAL.cumulativeProbability((drift * trials - goal) / deviation)
                + (mirrored == 0 ? 0 : Math.exp(2 * drift * goal / variance) * mirrored);
    }
}
