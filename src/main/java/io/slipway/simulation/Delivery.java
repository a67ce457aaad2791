package io.slipway.simulation;

import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.simulation.fault.Blow;
import io.slipway.simulation.time.Appointment;
import java.time.Duration;

/** A command on its way. It comes again until its receiver acknowledges it. */
final class Delivery extends Appointment {

    private final Resident to;
    private final EntityId from;
    private final Command command;
    private boolean late;
    private int again;

    Delivery(Resident to, EntityId from, Command command) {
        this.to = to;
        this.from = from;
        this.command = command;
    }

    @Override
    protected void takePlace() {
        Blow blow = late ? Blow.NONE : to.struck(from, false);
        late = false;
        switch (blow.kind()) {
            case DROP -> again();
            case LOSE -> {
                // Nobody sends it again.
            }
            case DELAY -> {
                late = true;
                to.town.agenda.after(blow.millis(), this);
            }
            case DOWN -> {
                to.fall(blow.millis());
                to.town.agenda.after(blow.millis(), this);
            }
            case REPEAT -> {
                to.town.agenda.after(blow.millis(), new Delivery(to, from, command));
                arrive(blow);
            }
            default -> arrive(blow);
        }
    }

    private void arrive(Blow blow) {
        if (to.isDown() || !to.receive(from, command, blow.kind())) {
            again();
        }
    }

    private void again() {
        Duration pause = to.town.world.redelivery();
        to.town.agenda.after(pause.toMillis(), this);
        to.town.witness.sentAgain(to.town.agenda.now(), to.id, from, pause.multipliedBy(again++));
    }
}
