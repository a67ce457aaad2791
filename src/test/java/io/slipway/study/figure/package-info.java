@NullMarked
package io.slipway.study.figure;

import org.jspecify.annotations.NullMarked;
