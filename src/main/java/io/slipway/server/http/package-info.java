/** The HTTP API: a table of endpoints, each with its role, its words and what it does. */
@NullMarked
package io.slipway.server.http;

import org.jspecify.annotations.NullMarked;
