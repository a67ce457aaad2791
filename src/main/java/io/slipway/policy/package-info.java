/** Rollout policies as values: stages, release windows in a time zone, pacing and the rules of a handoff. */
@NullMarked
package io.slipway.policy;

import org.jspecify.annotations.NullMarked;
