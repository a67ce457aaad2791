/** What a gate could see, against simulations of it. */
@NullMarked
package io.slipway.judge.power;

import org.jspecify.annotations.NullMarked;
