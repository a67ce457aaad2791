/** What commands have in common towards the person in front of them: streams, looks, complaints, patience. */
@NullMarked
package io.slipway.cli.terminal;

import org.jspecify.annotations.NullMarked;
