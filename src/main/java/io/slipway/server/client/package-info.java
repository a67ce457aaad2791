/** A client of the HTTP API, for the commands that drive a node. */
@NullMarked
package io.slipway.server.client;

import org.jspecify.annotations.NullMarked;
