package io.slipway.simulation.actors;

import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Machine;
import io.slipway.machine.Refusal;
import io.slipway.simulation.host.Machines;
import java.time.Instant;

/** A toy: a parent runs rounds of work; in each round every child works once and reports; a round that takes too long expires. */
final class Rounds {

    static final int CHILDREN = 3;

    record Begin(int round) implements Command {}

    record AlreadyBegun(int round) implements Command {}

    record Work(int round) implements Command {}

    record Worked(EntityId child, int round) implements Command {}

    record Expire(int round) implements Command {}

    record Begun(int round, Instant at) implements Event {}

    record HandedOut(EntityId child, int round) implements Event {}

    record Reported(EntityId child, int round) implements Event {}

    record Expired(int round) implements Event {}

    record Done(int round) implements Event {}

    record NotYet(int expected, int found) implements Refusal {
        @Override
        public String code() {
            return "NOT_YET";
        }

        @Override
        public String sentence() {
            return "expected round " + expected + ", found round " + found;
        }
    }

    private Rounds() {}

    static EntityId parent(int number) {
        return EntityId.of("parent", "p" + number);
    }

    static EntityId child(EntityId parent, int number) {
        return EntityId.of("child", parent.name() + "/c" + number);
    }

    static EntityId parentOf(EntityId child) {
        return EntityId.of("parent", child.name().substring(0, child.name().indexOf('/')));
    }

    @SuppressWarnings(
            "unchecked") // The kind of the entity says which machine, and the machine which states and commands.
    static Machine<Object, Command, Event> machineOf(EntityId entity) {
        Machine<?, Command, Event> machine = entity.kind().equals("parent") ? new RoundsParent() : new RoundsChild();
        return (Machine<Object, Command, Event>) machine;
    }

    static Machines machines() {
        return Rounds::machineOf;
    }
}
