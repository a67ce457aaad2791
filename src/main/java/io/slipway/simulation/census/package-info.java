/** Counts a run into its result: weeks, runs, issues, stream jobs and figures; and tells it as a timeline. */
@NullMarked
package io.slipway.simulation.census;

import org.jspecify.annotations.NullMarked;
