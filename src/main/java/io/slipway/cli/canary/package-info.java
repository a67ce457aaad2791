/** What the serving canary found, as text, as a document and as a page. */
@NullMarked
package io.slipway.cli.canary;

import org.jspecify.annotations.NullMarked;
