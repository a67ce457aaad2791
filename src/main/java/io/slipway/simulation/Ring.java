package io.slipway.simulation;

import io.slipway.machine.Effect;
import io.slipway.simulation.fault.Blow;
import java.time.Instant;

/** A timer. One that is lost in a crash is set again from what the entity owes. */
final class Ring extends Alarms.Alarm {

    private final Resident entity;
    private final Instant due;

    Ring(Resident entity, Effect.Wake wake) {
        super(wake, entity.clock());
        this.entity = entity;
        this.due = entity.when(wake.at());
    }

    /** When it rings. */
    Instant due() {
        return due;
    }

    @Override
    protected void takePlace() {
        Blow blow = entity.struck(entity.id, true);
        if (blow.kind() == Blow.Kind.DOWN) {
            entity.fall(blow.millis());
            return;
        }
        entity.unwake(wake.key());
        entity.town.witness.rang(entity.town.agenda.now(), entity.id, wake.key(), due);
        entity.receive(entity.id, wake.command(), blow.kind());
    }
}
