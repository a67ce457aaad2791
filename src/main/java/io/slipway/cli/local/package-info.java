/** What a command remembers on this machine: journals of entities, in files. */
@NullMarked
package io.slipway.cli.local;

import org.jspecify.annotations.NullMarked;
