/** A node: its configuration, its parts, its start and its end. */
@NullMarked
package io.slipway.server.node;

import org.jspecify.annotations.NullMarked;
