/** What is measured of a simulated run: each figure with its unit, its definition and where it comes from. */
@NullMarked
package io.slipway.study.figure;

import org.jspecify.annotations.NullMarked;
