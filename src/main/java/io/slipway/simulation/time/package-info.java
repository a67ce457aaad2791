/** Virtual time: one queue of everything that will happen, and chance drawn by name. */
@NullMarked
package io.slipway.simulation.time;

import org.jspecify.annotations.NullMarked;
