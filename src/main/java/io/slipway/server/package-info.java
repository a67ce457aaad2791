/** The live node's face: an HTTP API over views of the journal, with access control and an audit log. */
@NullMarked
package io.slipway.server;

import org.jspecify.annotations.NullMarked;
