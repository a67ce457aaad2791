/** How well the judge of a soak tells bad builds from good ones: labelled releases, simulated, and what became of them. */
@NullMarked
package io.slipway.study.gates;

import org.jspecify.annotations.NullMarked;
