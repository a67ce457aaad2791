package io.slipway.simulation.census;

import io.slipway.machine.Build;
import io.slipway.train.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * What became of one week's release.
 *
 * @param outcome empty if the run was over before it ended
 * @param shippedBuild the new baseline; empty unless completed
 * @param reason why it ended as it did; empty if it did not end
 * @param runs in the order of the week, those that never opened included
 * @param issues the first {@value WeekTally#ISSUES_KEPT}, in the order they were opened
 */
public record Week(
        String release,
        Optional<Outcome> outcome,
        Optional<Build> shippedBuild,
        Optional<String> reason,
        List<Run> runs,
        List<FoundIssue> issues) {

    public Week {
        runs = List.copyOf(runs);
        issues = List.copyOf(issues);
    }
}
