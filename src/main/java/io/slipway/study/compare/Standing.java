package io.slipway.study.compare;

import io.slipway.study.figure.Figure;
import java.util.List;
import java.util.Optional;

/**
 * Who is ahead on a figure.
 *
 * @param leaders the policy with the best mean, and those that it cannot be told from; empty if no policy has the figure
 * @param beaten the best of the others, with the difference of the leader to it; only if there is one leader
 * @param equal whether all policies have the same values in every replication
 * @param moreWeeks about how many weeks more would tell the leaders apart; 0 if nothing is to be told apart
 */
public record Standing(
        Figure figure, List<Integer> leaders, Optional<Difference> beaten, boolean equal, double moreWeeks) {

    public Standing {
        leaders = List.copyOf(leaders);
    }

    /** Whether one policy is better than every other, beyond noise. */
    public boolean isWon() {
        return beaten.isPresent();
    }

    /** Whether those ahead differ, by less than noise. */
    public boolean isOpen() {
        return moreWeeks > 0;
    }
}
