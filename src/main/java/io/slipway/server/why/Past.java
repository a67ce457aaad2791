package io.slipway.server.why;

import io.slipway.machine.Event;
import java.time.Instant;

/** What the events of something say of it so far. */
interface Past<P extends Past<P>> {

    /** One more event. One that says nothing of it changes nothing. */
    void happened(long number, Instant at, Event event);

    /** The same, to go on by itself. */
    P copy();
}
