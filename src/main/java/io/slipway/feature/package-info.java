/**
 * What an account declares and applies: a feature repository as a value, the rules it must keep, and the plan that leads from what
 * was applied to what is declared (DOMAIN 4, 5). Reading files is for the edge; carrying a plan out is for the account.
 */
@NullMarked
package io.slipway.feature;

import org.jspecify.annotations.NullMarked;
