/** Estimates from independent replications: intervals, paired differences, corrections, fronts. */
@NullMarked
package io.slipway.study.statistics;

import org.jspecify.annotations.NullMarked;
