/** One stream job and its blue-green handoff: green is proven online before blue stops. */
@NullMarked
package io.slipway.stream;

import org.jspecify.annotations.NullMarked;
