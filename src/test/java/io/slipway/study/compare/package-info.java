@NullMarked
package io.slipway.study.compare;

import org.jspecify.annotations.NullMarked;
