/** The live outlet: deliveries carried by cluster sharding until they are acknowledged, timers on the wall clock. */
@NullMarked
package io.slipway.cluster.live;

import org.jspecify.annotations.NullMarked;
