/** What studies look like on the command line: their options, their tables, their documents. */
@NullMarked
package io.slipway.cli.study;

import org.jspecify.annotations.NullMarked;
