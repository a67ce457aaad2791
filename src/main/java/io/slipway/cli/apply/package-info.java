/** Applying a repository on this machine alone: a durable journal of one account, and its machines in virtual time. */
@NullMarked
package io.slipway.cli.apply;

import org.jspecify.annotations.NullMarked;
