/** The port through which the train hears of its builds in use: queries to Prometheus, or a webhook that is asked. */
@NullMarked
package io.slipway.driver.signals;

import org.jspecify.annotations.NullMarked;
