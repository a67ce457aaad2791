package io.slipway.wave;

import io.slipway.machine.Build;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.policy.HandoffRules;
import io.slipway.policy.Pacing;
import java.time.Instant;
import java.util.List;

/**
 * What a wave can be told by its train and its own timer; its accounts send reports. The {@code order} of a command is the train's count
 * of its orders: the highest wins, whatever the order of arrival.
 */
public sealed interface WaveCommand extends Command {

    /**
     * Begin.
     *
     * @param baseline the build a roll-back goes to
     * @param closesAt the end of the release window: no account starts then or later
     * @param roster the accounts, frozen; the wave takes them in this order
     */
    record Open(
            long order,
            EntityId train,
            Build build,
            Build baseline,
            Instant closesAt,
            Pacing pacing,
            HandoffRules rules,
            List<EntityId> roster)
            implements WaveCommand {

        public Open {
            roster = List.copyOf(roster);
        }
    }

    /** Start no more accounts; those in flight go on. */
    record Halt(long order, String reason) implements WaveCommand {}

    /** Go on after a halt, if the window is still open. */
    record Resume(long order) implements WaveCommand {}

    /** Take every account that was touched back to the baseline. Not bound to the window. */
    record RollBack(long order, EntityId train) implements WaveCommand {}

    /** From the timer: the release window is over. */
    record CloseWindow() implements WaveCommand {}
}
