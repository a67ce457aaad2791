/**
 * The same week of handoffs on other engines, for the table in the README. Not part of Slipway: a profile of the build alone compiles
 * it, and its libraries are no dependencies of ours.
 */
@NullMarked
package io.slipway.sidebyside;

import org.jspecify.annotations.NullMarked;
