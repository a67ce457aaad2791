package io.slipway.driver;

import io.slipway.machine.PortRequest;

/** What entities ask of the outside. Asked twice, a port does it once; it never blocks and never throws for a request it takes. */
@FunctionalInterface
public interface Ports {

    void ask(PortRequest request);
}
