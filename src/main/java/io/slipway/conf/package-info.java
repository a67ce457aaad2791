/**
 * Strict reading of HOCON files: every key is known, every value is checked, and each error is one line that names the file, the
 * line, what is wrong and how to mend it.
 */
@NullMarked
package io.slipway.conf;

import org.jspecify.annotations.NullMarked;
