/** The style of the house, as tests: which room may know which, what the decision core may touch, how large a file may grow. */
@NullMarked
package io.slipway.architecture;

import org.jspecify.annotations.NullMarked;
