package io.slipway.wave;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.policy.HandoffRules;
import io.slipway.policy.Pacing;
import java.time.Instant;
import java.util.List;

/** What can happen to a wave. */
public sealed interface WaveEvent extends Event {

    record Opened(
            long order,
            EntityId train,
            Build build,
            Build baseline,
            Instant closesAt,
            Pacing pacing,
            HandoffRules rules,
            List<EntityId> roster)
            implements WaveEvent {

        public Opened {
            roster = List.copyOf(roster);
        }
    }

    /** The next accounts of the roster are told to update. */
    record AccountsStarted(List<EntityId> accounts) implements WaveEvent {

        public AccountsStarted {
            accounts = List.copyOf(accounts);
        }
    }

    record AccountUpdated(EntityId account) implements WaveEvent {}

    record AccountFailed(EntityId account, String reason) implements WaveEvent {}

    /** The order reached the account after the window had closed, so it started nothing. */
    record AccountLeftOver(EntityId account) implements WaveEvent {}

    record Halted(long order, String reason) implements WaveEvent {}

    record Resumed(long order) implements WaveEvent {}

    record WindowClosed() implements WaveEvent {}

    record Ended(Tally tally) implements WaveEvent {}

    record RollBackStarted(long order) implements WaveEvent {}

    /** The next touched accounts are told to go back. */
    record AccountsRollingBack(List<EntityId> accounts) implements WaveEvent {

        public AccountsRollingBack {
            accounts = List.copyOf(accounts);
        }
    }

    record AccountRolledBack(EntityId account) implements WaveEvent {}

    record AccountNeedsHand(EntityId account, String reason) implements WaveEvent {}

    record RolledBack(int accounts, int needHand) implements WaveEvent {}

    /** The roll-back overtook the opening: nothing was touched, and a late opening starts nothing. */
    record Barred(long order, EntityId train) implements WaveEvent {}
}
