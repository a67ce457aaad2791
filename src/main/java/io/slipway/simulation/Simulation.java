package io.slipway.simulation;

import io.slipway.machine.Command;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Refusal;
import io.slipway.simulation.host.Fate;
import io.slipway.simulation.host.Host;
import io.slipway.simulation.host.Ledger;
import io.slipway.simulation.host.SlipwayMachines;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScheduledCrash;
import io.slipway.simulation.time.Agenda;
import io.slipway.simulation.time.Appointment;
import io.slipway.simulation.time.Chance;
import io.slipway.simulation.time.Chance.Purpose;
import io.slipway.simulation.witness.Witness;
import io.slipway.simulation.world.ModelledWorld;
import io.slipway.simulation.world.Scene;
import java.time.Instant;
import java.util.List;

/**
 * One run of a scenario. It takes one appointment after another from the agenda; each delivery goes to the host, and what the host
 * reports goes back into the agenda, the world, the journal and to the witnesses. Both hosts are driven by the same loop, so their
 * order is equal by construction.
 */
public final class Simulation implements AutoCloseable {

    private final Scenario scenario;
    private final Agenda agenda;
    private final Chance chance;
    private final Journal journal;
    private final Witness witness;
    private final Timetable timetable = new Timetable();
    private final Fates fates;
    private final ModelledWorld world;
    private final Host host;
    private final Instant end;
    private long events;
    private long deliveries;

    public Simulation(Scenario scenario, HostKind hostKind, Journal journal, List<Witness> witnesses) {
        this.scenario = scenario;
        this.agenda = new Agenda(scenario.startsAt());
        this.chance = new Chance(scenario.seed());
        this.journal = journal;
        this.witness = new Witnesses(witnesses);
        this.fates = new Fates(chance, scenario.faults().entityCrash());
        this.end = scenario.monday(scenario.weeks() + 1)
                .atStartOfDay(scenario.policy().zone())
                .toInstant();
        this.world = new ModelledWorld(new Stage());
        this.host = hostKind.open(new SlipwayMachines(), new Consequences());
        world.begin();
        scenario.faults().crashes().forEach(this::plan);
    }

    /** Lets the next thing happen; returns false when the last week is over. */
    public boolean step() {
        if (agenda.next(end)) {
            return true;
        }
        witness.ended(end);
        return false;
    }

    /** Runs to the end of the last week. */
    public void run() {
        boolean more = true;
        while (more) {
            more = step();
        }
    }

    public Instant now() {
        return agenda.now();
    }

    /** When the last week is over: local midnight of the Monday after it. */
    public Instant end() {
        return end;
    }

    /** How many events were journalled so far. */
    public long events() {
        return events;
    }

    /** How many commands were delivered so far. */
    public long deliveries() {
        return deliveries;
    }

    @Override
    public void close() {
        host.close();
    }

    private void plan(ScheduledCrash crash) {
        EntityId entity = crash.entity().equals("coordinator") ? ModelledWorld.TRAIN : new EntityId(crash.entity());
        long at = crash.at().atZone(scenario.policy().zone()).toInstant().toEpochMilli();
        agenda.at(at, Appointment.of(() -> {
            timetable.drop(entity);
            host.crash(entity, agenda.now());
            witness.crashed(agenda.now(), entity);
        }));
    }

    private boolean handOver(EntityId to, EntityId from, Command command) {
        Fate fate = fates.next(to);
        deliveries++;
        if (fate != Fate.LIVES) {
            timetable.drop(to);
        }
        host.deliver(to, from, command, fate, agenda.now());
        if (fate != Fate.LIVES) {
            witness.crashed(agenda.now(), to);
        }
        return fate == Fate.LIVES;
    }

    private void send(EntityId to, EntityId from, Command command) {
        double u = chance.at(Chance.key(to.path()), Purpose.MESSAGE, deliveries);
        agenda.after(scenario.world().message().millisAt(u), new Delivery(to, from, command));
    }

    /** A command on its way. It is acknowledged when its receiver has survived it, and comes again until then. */
    private final class Delivery extends Appointment {

        private final EntityId to;
        private final EntityId from;
        private final Command command;

        Delivery(EntityId to, EntityId from, Command command) {
            this.to = to;
            this.from = from;
            this.command = command;
        }

        @Override
        protected void takePlace() {
            if (!handOver(to, from, command)) {
                agenda.after(scenario.world().redelivery().toMillis(), this);
            }
        }
    }

    /** A timer. One that is lost in a crash is set again from what the entity owes. */
    private final class Ring extends Appointment {

        private final EntityId entity;
        private final Effect.Wake wake;

        Ring(EntityId entity, Effect.Wake wake) {
            this.entity = entity;
            this.wake = wake;
        }

        @Override
        protected void takePlace() {
            timetable.rings(entity, wake.key());
            handOver(entity, entity, wake.command());
        }
    }

    /** What becomes of that which the host reports. */
    private final class Consequences implements Ledger {

        @Override
        public void persisted(EntityId entity, Event event) {
            journal.append(++events, agenda.now(), entity, event);
            world.see(event);
            witness.happened(agenda.now(), entity, event);
        }

        @Override
        public void effects(EntityId entity, List<Effect> effects) {
            for (Effect effect : effects) {
                if (effect instanceof Effect.Tell tell) {
                    send(tell.to(), entity, tell.command());
                } else if (effect instanceof Effect.Ask ask) {
                    world.ask(ask.request());
                } else if (effect instanceof Effect.Wake wake) {
                    Ring ring = new Ring(entity, wake);
                    agenda.at(wake.at().toEpochMilli(), ring);
                    timetable.set(entity, wake.key(), ring);
                } else if (effect instanceof Effect.Unwake unwake) {
                    timetable.cancel(entity, unwake.key());
                }
            }
        }

        @Override
        public void answered(EntityId entity, EntityId sender, Command answer) {
            send(sender, entity, answer);
        }

        @Override
        public void refused(EntityId entity, EntityId sender, Refusal refusal) {
            witness.refused(agenda.now(), entity, sender, refusal);
        }

        @Override
        public void rested(EntityId entity, Object state) {
            witness.rested(agenda.now(), entity, state, timetable.of(entity));
        }
    }

    /** What the world plays with. */
    private final class Stage implements Scene {

        @Override
        public Scenario scenario() {
            return scenario;
        }

        @Override
        public Agenda agenda() {
            return agenda;
        }

        @Override
        public Chance chance() {
            return chance;
        }

        @Override
        public Witness witness() {
            return witness;
        }

        @Override
        public void deliver(EntityId to, EntityId from, Command command) {
            agenda.after(0, new Delivery(to, from, command));
        }
    }
}
