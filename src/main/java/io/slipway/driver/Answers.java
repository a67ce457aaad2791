package io.slipway.driver;

import io.slipway.machine.Command;
import io.slipway.machine.EntityId;

/** Takes the answers of ports to the entities that asked, at least once each. */
@FunctionalInterface
public interface Answers {

    /** @param from the port */
    void send(EntityId to, EntityId from, Command answer);
}
