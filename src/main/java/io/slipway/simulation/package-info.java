/** Whole weeks of releases in virtual time: one queue, a modelled world, two hosts that must agree to the byte. */
@NullMarked
package io.slipway.simulation;

import org.jspecify.annotations.NullMarked;
