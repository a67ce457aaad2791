package io.slipway.judge.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the canary says of the release. One regression fails it; too little evidence is inconclusive, which blocks a release as a
 * failure does.
 *
 * @param reasons as sentences without a full stop; none for a pass
 */
public record Verdict(Outcome outcome, List<String> reasons) {

    /** Three-valued. */
    public enum Outcome {
        PASS,
        FAIL,
        INCONCLUSIVE
    }

    /** Reasons that are spelled out; the others are counted. */
    private static final int SPELLED_OUT = 10;

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /**
     * Of all that was found.
     *
     * @param minCoverage the share of lines, of each service's samples, and of each of its features in them that must tell something;
     *     features that a declared change in force concerns are not held to it
     * @param brokenOff why not all samples were replayed, if so
     */
    public static Verdict of(
            Tally tally, double minCoverage, List<ExpectedChange> inForce, Optional<String> brokenOff) {
        List<String> against = against(tally);
        List<String> gaps = new ArrayList<>();
        brokenOff.ifPresent(gaps::add);
        gaps.addAll(gaps(tally, minCoverage, inForce));
        if (!against.isEmpty()) {
            against.addAll(brokenOff.stream().toList());
            return new Verdict(Outcome.FAIL, shortened(against));
        }
        return new Verdict(gaps.isEmpty() ? Outcome.PASS : Outcome.INCONCLUSIVE, shortened(gaps));
    }

    private static List<String> against(Tally tally) {
        List<String> against = new ArrayList<>();
        if (tally.downtime() > 0) {
            against.add(count(tally.downtime(), "sample") + " met downtime that only the candidate has");
        }
        for (ServiceTally service : tally.services()) {
            long answers = service.answers().of(Classification.REGRESSION);
            if (answers > 0) {
                against.add(service.name() + ": the candidate answers " + count(answers, "sample") + " differently");
            }
        }
        for (FeatureTally feature : tally.worstFirst()) {
            long regressions = feature.counts().of(Classification.REGRESSION);
            if (regressions > 0) {
                against.add(feature.service() + ": " + feature.name() + " differs in " + count(regressions, "sample"));
            }
        }
        return against;
    }

    private static List<String> gaps(Tally tally, double minCoverage, List<ExpectedChange> inForce) {
        List<String> gaps = new ArrayList<>();
        if (tally.coverage() == 0) {
            gaps.add("no sample tells anything of the candidate");
            return gaps;
        }
        if (tally.hasOverflowed()) {
            gaps.add("more than " + Tally.MOST_SUBJECTS + " feature services and features; split the requests");
        }
        if (tally.coverage() < minCoverage) {
            gaps.add(percent(tally.coverage(), minCoverage) + " of the lines tell something of the candidate");
        }
        for (ServiceTally service : tally.services()) {
            if (service.coverage() < minCoverage) {
                gaps.add(service.name() + ": " + percent(service.coverage(), minCoverage) + " of its samples compared");
            }
            for (FeatureTally feature : service.features()) {
                double coverage = service.coverage(feature);
                if (coverage < minCoverage && inForce.stream().noneMatch(change -> change.concerns(feature.name()))) {
                    gaps.add(service.name() + ": " + feature.name() + " compared in " + percent(coverage, minCoverage)
                            + " of its samples");
                }
            }
        }
        return gaps;
    }

    private static List<String> shortened(List<String> reasons) {
        if (reasons.size() <= SPELLED_OUT) {
            return reasons;
        }
        List<String> shortened = new ArrayList<>(reasons.subList(0, SPELLED_OUT));
        shortened.add("and " + (reasons.size() - SPELLED_OUT) + " more like these");
        return shortened;
    }

    private static String percent(double share, double needed) {
        return String.format(Locale.ROOT, "only %.2f %% (needed: %.2f %%)", share * 100, needed * 100);
    }

    private static String count(long count, String one) {
        return String.format(Locale.ROOT, "%,d %s%s", count, one, count == 1 ? "" : "s");
    }
}
