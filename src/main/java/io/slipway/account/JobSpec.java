package io.slipway.account;

import io.slipway.machine.Build;
import java.util.Optional;

/**
 * A stream job of an account as declared.
 *
 * @param name unique within the account
 * @param pinnedTo the runtime its owner pinned it to; a job without one follows the platform's releases
 */
public record JobSpec(String name, Optional<Build> pinnedTo) {}
