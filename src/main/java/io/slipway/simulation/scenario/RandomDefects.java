package io.slipway.simulation.scenario;

import io.slipway.policy.Stage;
import io.slipway.train.Severity;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Defects by chance, for runs of many weeks: at most one a week. All shares are 0 to 1.
 *
 * @param chance that a week's first build has a defect
 * @param blocking share of the defects that block; the others are minor
 * @param visibleEarly share that shows on every account; the others show on accounts outside early access only
 * @param detectedAfter from the first account on which it shows until it is reported
 * @param patchReadyAfter from the report until the patched build is handed to the gates
 * @param patchFixes share of the patches that take the defect away
 * @param effect what a defect does to a metric that a soak can watch, for the share that does anything to it
 * @param measurable that share
 */
public record RandomDefects(
        double chance,
        double blocking,
        double visibleEarly,
        Latency detectedAfter,
        Latency patchReadyAfter,
        double patchFixes,
        Optional<SignalEffect> effect,
        double measurable) {

    /** The plan of one week; it depends on the seed and the week only. */
    public WeekPlan week(int week, long seed) {
        if (draw(seed, week, "defect") >= chance) {
            return WeekPlan.quiet(week);
        }
        String id = "defect-of-week-" + week;
        Regression regression = new Regression(
                id,
                0,
                draw(seed, week, "severity") < blocking ? Severity.BLOCKING : Severity.MINOR,
                draw(seed, week, "shows") < visibleEarly ? Stage.Selection.ALL : Stage.Selection.REMAINING,
                Optional.of(new Timing.After(detectedAfter)),
                Optional.empty(),
                draw(seed, week, "measurable") < measurable ? effect : Optional.empty());
        List<String> fixes = draw(seed, week, "fix") < patchFixes ? List.of(id) : List.of();
        Patch patch = new Patch(1, new Timing.After(patchReadyAfter), fixes);
        return new WeekPlan(week, List.of(regression), List.of(patch), Collections.emptyMap());
    }

    private static double draw(long seed, int week, String purpose) {
        return Draw.of(seed, "week-" + week, purpose);
    }
}
