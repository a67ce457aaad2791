/** How fast the serving canary replays, against a plain load generator, and what memory it takes. */
@NullMarked
package io.slipway.cli.bench.canary;

import org.jspecify.annotations.NullMarked;
