/** What the commands that drive a node have in common: where it is, who asks, how its answers are told. */
@NullMarked
package io.slipway.cli.remote;

import org.jspecify.annotations.NullMarked;
