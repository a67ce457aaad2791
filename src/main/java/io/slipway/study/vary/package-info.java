/** What becomes of a comparison as a parameter of the world varies: curves, maps, break-even points. */
@NullMarked
package io.slipway.study.vary;

import org.jspecify.annotations.NullMarked;
