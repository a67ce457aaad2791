/** The world outside the control plane, modelled: stream processes, the serving tier, gates, signals and the people who act. */
@NullMarked
package io.slipway.simulation.world;

import org.jspecify.annotations.NullMarked;
