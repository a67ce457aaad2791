/** Validation matrices: their strict reader. */
@NullMarked
package io.slipway.conf.validation;

import org.jspecify.annotations.NullMarked;
