/** One tenant: moves its unpinned stream jobs to a build and back, and switches what it serves once, atomically. */
@NullMarked
package io.slipway.account;

import org.jspecify.annotations.NullMarked;
