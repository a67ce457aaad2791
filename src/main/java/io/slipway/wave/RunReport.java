package io.slipway.wave;

import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import java.util.List;

/** What a wave tells its train. */
public sealed interface RunReport extends Command {

    /** The wave, that is, the run. */
    EntityId run();

    /** An account failed to update and is back on what it had. */
    record AccountFailed(EntityId run, EntityId account, String reason) implements RunReport {}

    /**
     * Nothing is in flight any more and nothing will start.
     *
     * @param failures every one of them, since a single report may come later than this one
     */
    record Ended(EntityId run, Tally tally, List<AccountFailed> failures) implements RunReport {

        public Ended {
            failures = List.copyOf(failures);
        }
    }

    /**
     * Every touched account is on the baseline, but for those that need a hand.
     *
     * @param touched how many accounts it had started: the first so many of its roster
     */
    record RolledBack(EntityId run, int touched, List<Stranded> needHand) implements RunReport {

        public RolledBack {
            needHand = List.copyOf(needHand);
        }
    }

    /** An account that could not be taken back to the baseline, and why. */
    record Stranded(EntityId account, String reason) {}
}
