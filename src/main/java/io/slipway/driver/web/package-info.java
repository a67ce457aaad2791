/** Exchanges with other servers over HTTP: bounded in time and size, never redirected. */
@NullMarked
package io.slipway.driver.web;

import org.jspecify.annotations.NullMarked;
