/** A node to try, with accounts, sample workers and a release week of two minutes. */
@NullMarked
package io.slipway.server.trial;

import org.jspecify.annotations.NullMarked;
