@NullMarked
package io.slipway.study.report;

import org.jspecify.annotations.NullMarked;
