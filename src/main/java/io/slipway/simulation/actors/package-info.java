/**
 * The faithful host: the same persistent actors that run live, in a simulation. One thread, which is the caller's, runs every
 * dispatcher of an actor system of its own, in virtual time; so a run is repeated exactly by running it again.
 */
@NullMarked
package io.slipway.simulation.actors;

import org.jspecify.annotations.NullMarked;
