package io.slipway.simulation.census;

import io.slipway.machine.Build;
import io.slipway.policy.ScheduledStage;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of one stage of a week.
 *
 * @param plan its stage and window
 * @param build what it shipped; empty if it never opened
 * @param roster accounts it was for; 0 if it never opened
 * @param leftOver accounts of the roster that were not started
 * @param startedAt when it opened
 * @param endedAt when nothing was in flight any more, or the release was canceled under it
 * @param outcome empty if the run was over before it ended
 * @param reason why it was skipped, halted or canceled
 */
public record Run(
        ScheduledStage plan,
        Optional<Build> build,
        int roster,
        int updated,
        int failed,
        int leftOver,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Optional<Ending> outcome,
        Optional<String> reason) {

    /** How a run ended. */
    public enum Ending {
        /** It took its roster, or what its window had time for, to the build. */
        FINISHED,
        /** It was not needed. */
        SKIPPED,
        /** It was halted and not resumed in its window. */
        HALTED,
        /** The release ended before it did. */
        CANCELED
    }
}
