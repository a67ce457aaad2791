/** Commands as a person uses them. */
@NullMarked
package io.slipway.cli;

import org.jspecify.annotations.NullMarked;
