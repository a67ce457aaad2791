package io.slipway.feature;

import io.slipway.machine.Build;
import java.util.Optional;

/**
 * A stream job as a repository declares it.
 *
 * @param name of its feature view
 * @param runtime what it is pinned to; without it the job follows the platform's releases
 */
public record DeclaredStream(String name, Optional<Build> runtime) {}
