/** The fleet as it truly stands at each instant of a run: what the judges and the counters of a run look at. */
@NullMarked
package io.slipway.simulation.panorama;

import org.jspecify.annotations.NullMarked;
