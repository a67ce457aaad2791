/** The serving canary over HTTP: get-features requests replayed on a baseline and a candidate, over real sockets. */
@NullMarked
package io.slipway.driver.canary;

import org.jspecify.annotations.NullMarked;
