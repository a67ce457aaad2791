package io.slipway.study.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a study measures of each replication. Amounts are per release week, so that replications of any number of weeks compare. Some
 * runs do not have every figure: a week that ships nothing has no time to the whole fleet.
 */
public enum Figure {
    EXPOSURE(
            "exposure",
            "account-minutes a week",
            Better.LOWER,
            "time that accounts are served by a build with a regression that shows on them, reported or not, from the"
                    + " first request until the account leaves the build or the run ends",
            "the scenario's own list of regressions and the true serving switches"),
    TIME_TO_FLEET(
            "time-to-fleet",
            "hours",
            Better.LOWER,
            "from the opening of the first run to the end of the last, mean of the completed weeks; none if no week"
                    + " completes",
            "RunOpened and RunEnded of the train"),
    BEHIND(
            "behind",
            "hours a week",
            Better.LOWER,
            "how long an account is without the week's release, from its proposal to the next one, mean of all"
                    + " accounts and weeks; unlike time-to-fleet it counts every week, those that ship nothing too",
            "ReleaseProposed and the true serving switches"),
    WEEKS_CANCELED(
            "weeks-canceled",
            "% of weeks",
            Better.LOWER,
            "weeks that ended with nothing shipped and nothing to roll back: canceled, rejected at the gates, or skipped",
            "ReleaseEnded and WeekSkipped of the train"),
    WEEKS_ROLLED_BACK(
            "weeks-rolled-back",
            "% of weeks",
            Better.LOWER,
            "weeks that were canceled after accounts had changed, and taken back",
            "ReleaseEnded of the train"),
    HANDOFFS(
            "handoffs",
            "a week",
            Better.NEITHER,
            "blue-green handoffs of stream jobs that completed, roll-backs included",
            "BlueDrained of the stream jobs"),
    DOWNTIME(
            "downtime",
            "stream-seconds a week",
            Better.LOWER,
            "time that stream jobs had no online process; what their owners planned is not counted",
            "the true processes of every job"),
    FRESHNESS_P50(
            "freshness-p50",
            "seconds",
            Better.LOWER,
            "median over all handoffs of the longest time a stream delivered nothing new; an online process is at the"
                    + " head of its stream in the modelled world, so this is above zero only where a stream goes dark",
            "the true processes of every job"),
    FRESHNESS_P99(
            "freshness-p99",
            "seconds",
            Better.LOWER,
            "the same, the 99th percentile",
            "the true processes of every job"),
    SURGE(
            "surge",
            "process-hours a week",
            Better.LOWER,
            "time that stream jobs ran two processes: what blue-green costs in capacity",
            "the true processes of every job"),
    WINDOW_USE(
            "window-use",
            "% of the windows",
            Better.NEITHER,
            "share of the opened windows in which the wave was at work; none if no window opened",
            "RunOpened and RunEnded of the train"),
    INTERVENTIONS(
            "interventions",
            "a week",
            Better.LOWER,
            "what takes a person: issues to look at, patches, triage, waivers, overrides, re-runs, halts, resumes and"
                    + " cancellations by hand, accounts that need a hand",
            "events of the train and of the accounts"),
    DETECTION_DELAY(
            "detection-delay",
            "hours",
            Better.LOWER,
            "from the first account on which a regression shows to the first issue on that build, mean of the builds"
                    + " on which one was reported; none if none was",
            "the scenario's own list of regressions, and IssueOpened of the train"),
    MISSED(
            "missed",
            "% of weeks",
            Better.LOWER,
            "weeks in which a regression reached an account and nobody reported it while the release was active",
            "the scenario's own list of regressions, and IssueOpened of the train");

    /** Which way is good. */
    public enum Better {
        LOWER,
        /** It tells how a policy works, not how well. */
        NEITHER
    }

    private final String key;
    private final String unit;
    private final Better better;
    private final String definition;
    private final String source;

    Figure(String key, String unit, Better better, String definition, String source) {
        this.key = key;
        this.unit = unit;
        this.better = better;
        this.definition = definition;
        this.source = source;
    }

    /** As people write it: {@code time-to-fleet}. */
    public String key() {
        return key;
    }

    public String unit() {
        return unit;
    }

    public Better better() {
        return better;
    }

    public String definition() {
        return definition;
    }

    /** What it is counted from. */
    public String source() {
        return source;
    }

    /** The figures by which one policy can be better than another. */
    public static List<Figure> judged() {
        return Arrays.stream(values())
                .filter(figure -> figure.better == Better.LOWER)
                .toList();
    }

    public static List<String> keys() {
        return Arrays.stream(values()).map(Figure::key).toList();
    }

    /** The figure of a key; empty if there is none. */
    public static Optional<Figure> of(String key) {
        return Arrays.stream(values()).filter(figure -> figure.key.equals(key)).findFirst();
    }
}
