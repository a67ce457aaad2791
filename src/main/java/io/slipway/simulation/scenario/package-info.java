/** Scenarios: what a simulated world is made of, read strictly from HOCON files. */
@NullMarked
package io.slipway.simulation.scenario;

import org.jspecify.annotations.NullMarked;
