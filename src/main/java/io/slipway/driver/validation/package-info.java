/** The port through which the train has a validation matrix run: commands, webhooks, and results that others post. */
@NullMarked
package io.slipway.driver.validation;

import org.jspecify.annotations.NullMarked;
