/** How fast a simulation is, how it scales and what memory it takes. */
@NullMarked
package io.slipway.cli.bench;

import org.jspecify.annotations.NullMarked;
