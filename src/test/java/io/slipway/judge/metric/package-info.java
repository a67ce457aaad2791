/** The rank test against published results, and what a judgement makes of it. */
@NullMarked
package io.slipway.judge.metric;

import org.jspecify.annotations.NullMarked;
