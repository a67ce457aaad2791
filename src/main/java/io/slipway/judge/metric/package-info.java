/** Compares the metric samples of a candidate with those of its baseline: one rank test per metric, one verdict over all. */
@NullMarked
package io.slipway.judge.metric;

import org.jspecify.annotations.NullMarked;
