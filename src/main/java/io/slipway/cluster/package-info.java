/** The live host: the persistent actor that runs any machine, and the seam through which what it wants leaves. */
@NullMarked
package io.slipway.cluster;

import org.jspecify.annotations.NullMarked;
