/** What an exploration and a replay print. */
@NullMarked
package io.slipway.cli.search;

import org.jspecify.annotations.NullMarked;
