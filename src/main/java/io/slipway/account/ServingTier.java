package io.slipway.account;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.machine.PortRequest;

/** The port that decides which build answers an account's requests. It answers with {@link AccountCommand.ServingSwitched}. */
public sealed interface ServingTier extends PortRequest {

    /**
     * See that this build, and no other, serves the account.
     *
     * @param order the account's count of its orders: a lower one than the last is out of date
     */
    record SwitchServing(EntityId account, long order, Build build) implements ServingTier {}
}
