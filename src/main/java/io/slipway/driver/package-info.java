/** The ports' live drivers: what the control plane asks of the world outside, and where the answers go. */
@NullMarked
package io.slipway.driver;

import org.jspecify.annotations.NullMarked;
