/** Views of the journal that the API reads: releases, accounts and jobs as their events tell. */
@NullMarked
package io.slipway.server.view;

import org.jspecify.annotations.NullMarked;
