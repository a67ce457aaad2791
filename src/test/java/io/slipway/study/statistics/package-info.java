@NullMarked
package io.slipway.study.statistics;

import org.jspecify.annotations.NullMarked;
