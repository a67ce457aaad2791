/** The command {@code validate}: a train of one release over a journal in a directory, and how its matrix is shown. */
@NullMarked
package io.slipway.cli.validation;

import org.jspecify.annotations.NullMarked;
