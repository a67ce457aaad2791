/** Reports: one file that holds everything it shows, for a browser without a network. */
@NullMarked
package io.slipway.study.report;

import org.jspecify.annotations.NullMarked;
