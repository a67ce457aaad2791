/** What can be seen of a simulated week, in the order it happens: the seam between a run and all that judges or counts it. */
@NullMarked
package io.slipway.simulation.witness;

import org.jspecify.annotations.NullMarked;
