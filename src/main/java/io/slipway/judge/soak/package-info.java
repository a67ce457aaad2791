/** Watches a candidate beside its baseline while it soaks: may be looked at after every observation, and knows what it could see. */
@NullMarked
package io.slipway.judge.soak;

import org.jspecify.annotations.NullMarked;
