/** Certificates: what a node shows, and whom a client trusts. */
@NullMarked
package io.slipway.server.tls;

import org.jspecify.annotations.NullMarked;
