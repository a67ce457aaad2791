/**
 * Comparing what a candidate serves with what its baseline serves: feature values, feature vectors, samples, and the verdict over
 * all of them.
 */
@NullMarked
package io.slipway.judge.value;

import org.jspecify.annotations.NullMarked;
