/** How results are written: tables, weeks, numbers and JSON. */
@NullMarked
package io.slipway.cli.text;

import org.jspecify.annotations.NullMarked;
