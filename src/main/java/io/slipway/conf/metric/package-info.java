/** Reads what the metric judge is to look at, and the samples it looks at. */
@NullMarked
package io.slipway.conf.metric;

import org.jspecify.annotations.NullMarked;
