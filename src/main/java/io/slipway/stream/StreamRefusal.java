package io.slipway.stream;

import io.slipway.machine.EntityId;
import io.slipway.machine.Refusal;

/** Why a stream job says no. */
public sealed interface StreamRefusal extends Refusal {

    record NotDeployed(EntityId job) implements StreamRefusal {
        @Override
        public String sentence() {
            return job + " has no process yet; deploy it first";
        }

        @Override
        public boolean isTooEarly() {
            return true;
        }
    }

    /** Fact F15: only its owner's apply moves a pinned stream. */
    record Pinned(EntityId job, Trigger trigger) implements StreamRefusal {
        @Override
        public String sentence() {
            return job + " is pinned to a runtime and " + trigger
                    + " is not its owner's; it moves only when its owner applies a change";
        }
    }

    /** What its owner applied is its owner's: a platform's order repeats it, whatever build it brings. */
    record NotTheOwners(EntityId job, Trigger trigger) implements StreamRefusal {
        @Override
        public String sentence() {
            return trigger + " would change the definition of " + job + "; only its owner's apply changes it";
        }
    }
}
