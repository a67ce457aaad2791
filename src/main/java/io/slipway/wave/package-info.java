/** One run of a stage: takes a frozen roster of accounts to a build, at a pace, inside a window; and back. */
@NullMarked
package io.slipway.wave;

import org.jspecify.annotations.NullMarked;
