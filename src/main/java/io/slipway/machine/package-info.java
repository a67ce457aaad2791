/** The core contract: what a deterministic state machine is, and what it may ask of its host. */
@NullMarked
package io.slipway.machine;

import org.jspecify.annotations.NullMarked;
