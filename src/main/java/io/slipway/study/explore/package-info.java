/** Searches for faults that break a rule, makes what it finds small, and keeps it. */
@NullMarked
package io.slipway.study.explore;

import org.jspecify.annotations.NullMarked;
