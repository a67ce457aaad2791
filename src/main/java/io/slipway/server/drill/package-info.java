/** The faults of a case, dealt out to a live cluster on this machine: judged by the same rules, and beside its simulation. */
@NullMarked
package io.slipway.server.drill;

import org.jspecify.annotations.NullMarked;
