/** Why an account is where it is: its history and that of its release, told in sentences. Knows no clock and no journal. */
@NullMarked
package io.slipway.server.why;

import org.jspecify.annotations.NullMarked;
