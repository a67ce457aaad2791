package io.slipway.account;

import io.slipway.machine.Build;
import java.util.Optional;

/**
 * A stream job of an account.
 *
 * @param name unique within the account
 * @param pinnedTo the materialization runtime it is pinned to; a release never restarts a pinned job (fact F17)
 */
public record JobSpec(String name, Optional<Build> pinnedTo) {}
