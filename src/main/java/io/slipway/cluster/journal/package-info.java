/** How events, snapshots and deliveries are written: each event type under a name of its own, readable in every later version. */
@NullMarked
package io.slipway.cluster.journal;

import org.jspecify.annotations.NullMarked;
