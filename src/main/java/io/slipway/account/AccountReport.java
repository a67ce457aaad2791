package io.slipway.account;

import io.slipway.machine.Build;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;

/** What an account tells those above it: its train once, when it exists, and then each wave that moves it. */
public sealed interface AccountReport extends Command {

    EntityId account();

    /** To the train: the account exists. */
    record Joined(EntityId account) implements AccountReport {}

    record Updated(EntityId account, Build build) implements AccountReport {}

    /** The order arrived after the window had closed; nothing was started. */
    record TooLate(EntityId account) implements AccountReport {}

    /** The update failed and the account is back on what it had. */
    record UpdateFailed(EntityId account, String reason) implements AccountReport {}

    record RolledBack(EntityId account, Build build) implements AccountReport {}

    /** The account could not be brought back whole; a person must look. */
    record HandNeeded(EntityId account, String reason) implements AccountReport {}
}
