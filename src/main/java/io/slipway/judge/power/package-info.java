/** Whether a gate could see what it is there for: the samples it needs, before anybody waits for them. */
@NullMarked
package io.slipway.judge.power;

import org.jspecify.annotations.NullMarked;
