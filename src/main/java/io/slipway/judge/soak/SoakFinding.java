package io.slipway.judge.soak;

import io.slipway.judge.metric.Verdict;
import java.util.Locale;

/**
 * The answer of a soak.
 *
 * @param isFinal whether it will not change any more: a failure, or whatever stands at the deadline
 * @param ratio of the rates seen; not a number if the baseline had no bad event
 * @param low the least ratio that is not ruled out
 * @param high the greatest ratio that is not ruled out
 */
public record SoakFinding(
        SoakState state, boolean isFinal, Batch total, double ratio, double low, double high, String sentence) {

    static SoakFinding of(SoakTest test, boolean deadlinePassed) {
        Batch total = test.total();
        double from = (double) total.baselineBad() / total.baselineTrials();
        double to = (double) total.candidateBad() / total.candidateTrials();
        double ratio = from == 0 ? Double.NaN : to / from;
        double[] interval = test.interval();
        boolean isFinal = deadlinePassed || test.state() == SoakState.HARMFUL;
        return new SoakFinding(
                test.state(),
                isFinal,
                total,
                ratio,
                interval[0],
                interval[1],
                sentence(test, interval, deadlinePassed));
    }

    public Verdict verdict() {
        return state.verdict();
    }

    private static String sentence(SoakTest test, double[] interval, boolean deadlinePassed) {
        Batch total = test.total();
        String seen = String.format(
                Locale.ROOT,
                "baseline %d of %d, candidate %d of %d; ratio between %.2f and %.2f",
                total.baselineBad(),
                total.baselineTrials(),
                total.candidateBad(),
                total.candidateTrials(),
                interval[0],
                interval[1]);
        return switch (test.state()) {
            case HARMFUL -> "worse than allowed: " + seen;
            case SAFE -> "the regression is ruled out: " + seen;
            case OPEN ->
                (deadlinePassed ? "INCONCLUSIVE at the deadline: too little data: " : "not decided yet: ") + seen;
        };
    }
}
