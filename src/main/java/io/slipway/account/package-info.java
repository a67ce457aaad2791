/** Accounts: the unit of a release. */
@NullMarked
package io.slipway.account;

import org.jspecify.annotations.NullMarked;
