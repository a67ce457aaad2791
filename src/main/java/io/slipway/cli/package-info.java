/** The command line: one class per command. */
@NullMarked
package io.slipway.cli;

import org.jspecify.annotations.NullMarked;
