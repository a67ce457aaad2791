/** What goes wrong in a run: small values, drawn from a seed or written in a file, and who deals them out. */
@NullMarked
package io.slipway.simulation.fault;

import org.jspecify.annotations.NullMarked;
