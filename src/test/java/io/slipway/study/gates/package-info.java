@NullMarked
package io.slipway.study.gates;

import org.jspecify.annotations.NullMarked;
