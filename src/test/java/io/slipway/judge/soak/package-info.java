/** A soak may be looked at at any time. */
@NullMarked
package io.slipway.judge.soak;

import org.jspecify.annotations.NullMarked;
