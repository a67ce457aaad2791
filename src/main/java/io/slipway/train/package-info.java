/** The coordinator: takes one release a week through its gates and stages, or cancels it and rolls the week back. */
@NullMarked
package io.slipway.train;

import org.jspecify.annotations.NullMarked;
