/** Policy files: their strict reader, and where policies are found by name. */
@NullMarked
package io.slipway.conf.policy;

import org.jspecify.annotations.NullMarked;
