package io.slipway.judge.soak;

import io.slipway.judge.metric.Verdict;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * A test that may be looked at after every batch, for as long as one likes.
 *
 * <p>In a batch let the baseline have a bad events in m trials and the candidate b in n, with rates p and r p. For two ratios s and t
 * define the bet
 *
 * <pre>{@code   E = (t/s)^b ((m + n s) / (m + n t))^(a + b)   }</pre>
 *
 * which is the likelihood ratio of b given a + b when counts are small against trials. If the true ratio is s its mean is at most 1,
 * for Bernoulli trials of any rate and not only for rare events: with u = t (m + n s) / (s (m + n t)) and v = (m + n s) / (m + n t)
 * the mean is (1 + s p (u - 1))^n (1 + p (v - 1))^m, at most exp(p (n s (u - 1) + m (v - 1))) = exp(0), since 1 + x &lt;= e^x. If t
 * is above s it is also at most 1 for every true ratio below s, and the other way round. Products over batches and mixtures over t
 * keep that mean, so by Ville's inequality they ever exceed 1/alpha with a chance of at most alpha. See Ramdas, Gruenwald, Vovk and
 * Shafer, "Game-theoretic statistics and safe anytime-valid inference" (Statistical Science 2023), and Robbins, "Statistical
 * methods related to the law of the iterated logarithm" (1970) for the mixture.
 *
 * <p>Two bets run: that the ratio is above what is allowed, which fails the candidate; and that it is below the regression, which
 * passes it. Until one of them is won the answer is open: with no data nothing is ever passed. Half of each stake is on the case it
 * is made for (the regression; no change), the other half spread over all ratios.
 *
 * <p>The events of a batch must be independent of each other. A value of fixed size: one number for each ratio. The same batches in
 * the same order make the same value on every platform, for what is decided by it is decided again from a journal: hence StrictMath.
 */
public final class SoakTest {

    private static final double NOTHING = -50;

    private final SoakPlan plan;
    private final double[] ratios;
    private final double[] logRatios;
    private final double[] logLikelihood;
    private final Batch total;
    private final double harmMost;
    private final double safetyMost;

    private SoakTest(SoakPlan plan, double[] ratios, double[] logRatios) {
        this.plan = plan;
        this.ratios = ratios;
        this.logRatios = logRatios;
        this.logLikelihood = new double[ratios.length];
        this.total = new Batch(0, 0, 0, 0);
        this.harmMost = 0;
        this.safetyMost = 0;
    }

    private SoakTest(SoakTest before, double[] logLikelihood, Batch total) {
        this.plan = before.plan;
        this.ratios = before.ratios;
        this.logRatios = before.logRatios;
        this.logLikelihood = logLikelihood;
        this.total = total;
        this.harmMost = Math.max(before.harmMost, logHarm(before.harmMost));
        this.safetyMost = Math.max(before.safetyMost, logSafety(before.safetyMost));
    }

    public static SoakTest start(SoakPlan plan) {
        double[] ratios = Ratios.of(plan);
        return new SoakTest(
                plan, ratios, Arrays.stream(ratios).map(StrictMath::log).toArray());
    }

    /** The test after one more batch. */
    public SoakTest observe(Batch batch) {
        double m = batch.baselineTrials();
        double n = batch.candidateTrials();
        if (m == 0 || n == 0) {
            return this; // Nothing to compare with.
        }
        double bad = (double) batch.baselineBad() + batch.candidateBad();
        double[] next = new double[ratios.length];
        for (int i = 0; i < ratios.length; i++) {
            next[i] = logLikelihood[i]
                    + batch.candidateBad() * logRatios[i]
                    - bad * StrictMath.log((m + n * ratios[i]) / (m + n));
        }
        Batch sum = new Batch(
                total.baselineBad() + batch.baselineBad(),
                total.baselineTrials() + batch.baselineTrials(),
                total.candidateBad() + batch.candidateBad(),
                total.candidateTrials() + batch.candidateTrials());
        return new SoakTest(this, next, sum);
    }

    /** The answer so far. A failure stays one; a pass becomes a failure if harm shows later. */
    public SoakState state() {
        if (harmMost >= -StrictMath.log(plan.alpha())) {
            return SoakState.HARMFUL;
        }
        return safetyMost >= -StrictMath.log(plan.beta()) ? SoakState.SAFE : SoakState.OPEN;
    }

    /** The answer so far as a gate takes it. */
    public Verdict verdict() {
        return state().verdict();
    }

    /** The answer and what it rests on; at the deadline an open question stays inconclusive and says so. */
    public SoakFinding finding(boolean deadlinePassed) {
        return SoakFinding.of(this, deadlinePassed);
    }

    /** All that was seen. */
    public Batch total() {
        return total;
    }

    public SoakPlan plan() {
        return plan;
    }

    /** The least and the greatest ratio that is not ruled out so far, with a confidence of 1 - alpha at all times together. */
    public double[] interval() {
        double limit = -StrictMath.log(plan.alpha());
        double[] left = IntStream.range(0, ratios.length)
                .filter(i -> mixture(ratios[i], Double.NaN, ratio -> true, Double.NEGATIVE_INFINITY) < limit)
                .mapToDouble(i -> ratios[i])
                .toArray();
        return left.length == 0
                ? new double[] {0, Double.POSITIVE_INFINITY}
                : new double[] {
                    left[0] == ratios[0] ? 0 : left[0],
                    left[left.length - 1] == ratios[ratios.length - 1]
                            ? Double.POSITIVE_INFINITY
                            : left[left.length - 1]
                };
    }

    /** The greatest the bets on harm and on safety have been, as logarithms. */
    double[] most() {
        return new double[] {harmMost, safetyMost};
    }

    private double logHarm(double known) {
        return mixture(plan.allowed(), plan.regression(), ratio -> ratio > plan.allowed(), known);
    }

    private double logSafety(double known) {
        return mixture(plan.regression(), 1, ratio -> ratio < plan.regression(), known);
    }

    /**
     * The logarithm of the mixture of bets against one ratio: half on a favourite, if there is one, the rest even.
     *
     * @param known a value that is as good as any below it: nothing is summed up if the mixture cannot exceed it
     */
    private double mixture(double against, double favourite, DoublePredicate backed, double known) {
        double base = at(against);
        boolean favoured = !Double.isNaN(favourite);
        double most = favoured ? at(favourite) : Double.NEGATIVE_INFINITY;
        for (int i = 0; i < ratios.length; i++) {
            most = backed.test(ratios[i]) ? Math.max(most, logLikelihood[i]) : most;
        }
        if (most - base <= known) {
            return known;
        }
        double sum = 0;
        int others = 0;
        for (int i = 0; i < ratios.length; i++) {
            if (backed.test(ratios[i])) {
                others++;
                sum += exp(logLikelihood[i] - most);
            }
        }
        double even = sum / others;
        double stake = favoured ? (even + exp(at(favourite) - most)) / 2 : even;
        return most - base + StrictMath.log(stake);
    }

    /** What is too little to count is nothing. */
    private static double exp(double logarithm) {
        return logarithm < NOTHING ? 0 : StrictMath.exp(logarithm);
    }

    private double at(double ratio) {
        return logLikelihood[Arrays.binarySearch(ratios, ratio)];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SoakTest test
                && plan.equals(test.plan)
                && total.equals(test.total)
                && Arrays.equals(logLikelihood, test.logLikelihood)
                && harmMost == test.harmMost
                && safetyMost == test.safetyMost;
    }

    @Override
    public int hashCode() {
        return Objects.hash(plan, total, Arrays.hashCode(logLikelihood));
    }
}
