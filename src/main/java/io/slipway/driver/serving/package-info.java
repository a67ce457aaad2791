/** Which build answers an account's requests: told to a webhook, or kept in a table that the API serves. */
@NullMarked
package io.slipway.driver.serving;

import org.jspecify.annotations.NullMarked;
