/** Stream jobs as processes of the operating system: started once per epoch, found again after a restart of the node. */
@NullMarked
package io.slipway.driver.process;

import org.jspecify.annotations.NullMarked;
