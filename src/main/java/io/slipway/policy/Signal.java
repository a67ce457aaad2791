package io.slipway.policy;

import io.slipway.judge.soak.SoakPlan;

/**
 * One metric that a soak watches, as bad events among trials: failed requests, slow requests, stale streams. Ratios are those of the
 * candidate's rate of bad events to the baseline's, in thousandths; chances are in millionths, for a journal holds whole numbers.
 *
 * @param critical whether a regression of it blocks the release; otherwise it is a minor issue
 * @param allowedPerMille up to this ratio nothing is wrong: 1100 for 10 % more
 * @param regressionPerMille the ratio that must be found
 * @param alphaPerMillion chance to fail a sound build, however often one looks; shared among all metrics of the plan
 * @param betaPerMillion chance to pass a build with the regression, however often one looks
 */
public record Signal(
        String metric,
        boolean critical,
        int allowedPerMille,
        int regressionPerMille,
        int alphaPerMillion,
        int betaPerMillion) {

    private static final double THOUSAND = 1_000;
    private static final double MILLION = 1_000_000;

    public Signal {
        test(allowedPerMille, regressionPerMille, alphaPerMillion, betaPerMillion, 1);
    }

    /** How the issue is called that a harmful metric opens; a patch that is meant to mend it names it so. */
    public static String issue(String metric) {
        return metric + "-regression";
    }

    /** What the judge looks for: the chance of a false alarm is divided among the metrics (Bonferroni). */
    public SoakPlan test(int metrics) {
        return test(allowedPerMille, regressionPerMille, alphaPerMillion, betaPerMillion, metrics);
    }

    private static SoakPlan test(int allowed, int regression, int alpha, int beta, int metrics) {
        return new SoakPlan(allowed / THOUSAND, regression / THOUSAND, alpha / MILLION / metrics, beta / MILLION);
    }
}
