package io.slipway.account;

import io.slipway.machine.EntityId;
import io.slipway.machine.Refusal;

/** Why an account says no. */
public sealed interface AccountRefusal extends Refusal {

    record NotRegistered(EntityId account) implements AccountRefusal {
        @Override
        public String sentence() {
            return account + " is not known; register it first";
        }

        @Override
        public boolean isTooEarly() {
            return true;
        }
    }
}
