/** Who runs the machines in a simulation: the seam between the queue and its two hosts, and the kernel host. */
@NullMarked
package io.slipway.simulation.host;

import org.jspecify.annotations.NullMarked;
