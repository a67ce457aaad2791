package io.slipway.judge.soak;

/**
 * Bad events among trials, on both sides in the same stretch of time: failed requests, or requests slower than a limit.
 *
 * @param baselineBad of {@code baselineTrials}
 * @param candidateBad of {@code candidateTrials}
 */
public record Batch(long baselineBad, long baselineTrials, long candidateBad, long candidateTrials) {

    public Batch {
        if (baselineBad < 0 || candidateBad < 0 || baselineBad > baselineTrials || candidateBad > candidateTrials) {
            throw new IllegalArgumentException("bad events are from none to all of the trials");
        }
    }

    /**
     * Values, compared pair by pair in their order of arrival, which must not depend on the values; the rest of the longer side is
     * left out. A pair in which the candidate is worse is a bad event of the candidate, one in which the baseline is worse is one of
     * the baseline, and a tie is neither. That is a sign test: it asks nothing of the shape of the values. (Among the pairs without
     * a tie the candidate's share is binomial, for which the bet of {@link SoakTest} is the likelihood ratio itself.)
     *
     * @param allowed what the values of the baseline are multiplied with: 1.1 if a candidate may be 10 % higher
     */
    public static Batch ofPairs(double[] baseline, double[] candidate, boolean higherIsWorse, double allowed) {
        int pairs = Math.min(baseline.length, candidate.length);
        long baselineWorse = 0;
        long candidateWorse = 0;
        for (int i = 0; i < pairs; i++) {
            double above = candidate[i] - baseline[i] * allowed;
            double worse = higherIsWorse ? above : -above;
            candidateWorse += worse > 0 ? 1 : 0;
            baselineWorse += worse < 0 ? 1 : 0;
        }
        return new Batch(baselineWorse, pairs, candidateWorse, pairs);
    }
}
