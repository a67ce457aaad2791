package io.slipway.simulation.actors;

import akka.actor.ActorRef;
import akka.persistence.PersistentRepr;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import java.util.ArrayList;
import java.util.List;

/** What the journal holds of one entity: its events, numbered from one. */
final class Chapter {

    private static final int USUAL_LENGTH = 4;

    private final EntityId entity;
    private final List<Event> events = new ArrayList<>(USUAL_LENGTH);

    Chapter(String persistenceId) {
        this.entity = new EntityId(persistenceId);
    }

    EntityId entity() {
        return entity;
    }

    long length() {
        return events.size();
    }

    void add(long number, Event event) {
        if (number != length() + 1) {
            throw new IllegalStateException(entity + " wrote event " + number + " after event " + length());
        }
        events.add(event);
    }

    PersistentRepr record(long number) {
        return PersistentRepr.apply(
                events.get((int) number - 1),
                number,
                entity.path(),
                PersistentRepr.Undefined(),
                false,
                ActorRef.noSender(),
                PersistentRepr.Undefined());
    }
}
