/** Compares policies: paired replications on all cores, folded in one order, and what they prove. */
@NullMarked
package io.slipway.study.compare;

import org.jspecify.annotations.NullMarked;
