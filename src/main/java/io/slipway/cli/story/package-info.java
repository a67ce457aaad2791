/** One simulation from the command line: its journal file, its pace, its run to the end or to Ctrl-C. */
@NullMarked
package io.slipway.cli.story;

import org.jspecify.annotations.NullMarked;
