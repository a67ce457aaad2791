/** Feature repositories on the command line: their plans, and who is pinned to what. */
@NullMarked
package io.slipway.cli.repository;

import org.jspecify.annotations.NullMarked;
