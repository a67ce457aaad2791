/** What must hold at every instant of a run, and what is said when it does not. */
@NullMarked
package io.slipway.simulation.invariant;

import org.jspecify.annotations.NullMarked;
