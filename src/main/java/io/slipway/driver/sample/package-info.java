/** A small stream worker to try the process driver with: it tails an append-only log and upserts into a table of files. */
@NullMarked
package io.slipway.driver.sample;

import org.jspecify.annotations.NullMarked;
