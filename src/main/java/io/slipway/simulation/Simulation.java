package io.slipway.simulation;

import io.slipway.machine.Command;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Refusal;
import io.slipway.simulation.fault.Adversary;
import io.slipway.simulation.fault.Blow;
import io.slipway.simulation.fault.Plan;
import io.slipway.simulation.fault.RandomCrashes;
import io.slipway.simulation.host.Fate;
import io.slipway.simulation.host.Host;
import io.slipway.simulation.host.Inhabitant;
import io.slipway.simulation.host.Ledger;
import io.slipway.simulation.host.Machines;
import io.slipway.simulation.host.SlipwayMachines;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScheduledCrash;
import io.slipway.simulation.time.Agenda;
import io.slipway.simulation.time.Appointment;
import io.slipway.simulation.time.Chance;
import io.slipway.simulation.time.Chance.Purpose;
import io.slipway.simulation.time.Lookup;
import io.slipway.simulation.witness.Witness;
import io.slipway.simulation.world.ModelledWorld;
import io.slipway.simulation.world.Neighbour;
import io.slipway.simulation.world.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of a scenario. It takes one appointment after another from the agenda; each delivery goes to the host, and what the host
 * reports goes back into the agenda, the world, the journal and to the witnesses. Both hosts are driven by the same loop, so their
 * order is equal by construction.
 */
public final class Simulation implements AutoCloseable {

    private final Scenario scenario;
    private final Agenda agenda;
    private final Chance chance;
    private final Adversary adversary;
    private final Journal journal;
    private final Witness witness;
    private final Lookup<EntityId, Resident> residents = new Lookup<>();
    private final ModelledWorld world;
    private final Host host;
    private final Instant end;
    private @Nullable Resident acting;
    private long events;
    private long deliveries;

    /** A run of Slipway's machines, with the faults of the scenario. */
    public Simulation(Scenario scenario, HostKind hostKind, Journal journal, Witness witness) {
        this(
                scenario,
                new SlipwayMachines(),
                hostKind,
                journal,
                witness,
                Plan.of(scenario.faults().listed()));
    }

    /** @param adversary deals out faults; on those deliveries that it lets be, the scenario's share of them crashes the receiver */
    public Simulation(
            Scenario scenario,
            Machines machines,
            HostKind hostKind,
            Journal journal,
            Witness witness,
            Adversary adversary) {
        this.scenario = scenario;
        this.agenda = new Agenda(scenario.startsAt());
        this.chance = new Chance(scenario.seed());
        this.adversary = RandomCrashes.among(adversary, scenario.faults().entityCrash(), chance);
        this.journal = journal;
        this.witness = witness;
        this.end = scenario.monday(scenario.weeks() + 1)
                .atStartOfDay(scenario.policy().zone())
                .toInstant();
        this.world = new ModelledWorld(new Stage());
        this.host = hostKind.open(machines, new Consequences());
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
        Resident resident =
                resident(crash.entity().equals("coordinator") ? ModelledWorld.TRAIN : new EntityId(crash.entity()));
        long at = crash.at().atZone(scenario.policy().zone()).toInstant().toEpochMilli();
        agenda.at(at, Appointment.of(resident::crash));
    }

    /** Most often it is the one that was just delivered to. */
    private Resident resident(EntityId id) {
        Resident known = acting;
        return known != null && known.id.equals(id) ? known : residents.get(id, Resident::new);
    }

    /** An entity, as the run knows it. */
    private final class Resident extends Neighbour {

        private final EntityId id;
        private final long key;
        private final Inhabitant inhabitant;
        private final Alarms alarms = new Alarms();
        private long received;
        private long sent;
        private boolean tooEarly;
        private boolean down;

        Resident(EntityId id) {
            this.id = id;
            this.key = Chance.key(id.path());
            this.inhabitant = host.inhabitant(id);
        }

        @Override
        protected void put(EntityId from, Command command) {
            agenda.after(0, new Delivery(this, from, command));
        }

        /** What happens to the next delivery. */
        Blow struck(EntityId from, boolean timer) {
            return adversary.isIdle() ? Blow.NONE : adversary.strike(id, ++received, from, timer, agenda.nowMillis());
        }

        /** Returns whether it acknowledges: it survived, and the command did not come too early. */
        boolean receive(EntityId from, Command command, Blow.Kind blow) {
            deliveries++;
            acting = this;
            tooEarly = false;
            switch (blow) {
                case CRASH_BEFORE_PERSIST -> die(from, command, Fate.CRASHES_BEFORE_PERSIST);
                case CRASH_AFTER_PERSIST -> die(from, command, Fate.CRASHES_AFTER_PERSIST);
                case CRASH_AFTER_EFFECTS -> {
                    inhabitant.deliver(from, command, Fate.LIVES, clock());
                    crash();
                }
                default -> {
                    inhabitant.deliver(from, command, Fate.LIVES, clock());
                    return !tooEarly;
                }
            }
            return false;
        }

        private void die(EntityId from, Command command, Fate fate) {
            alarms.drop();
            inhabitant.deliver(from, command, fate, clock());
            witness.crashed(agenda.now(), id);
        }

        /** Is gone for so long, and then recovers; what comes meanwhile finds nobody. */
        void fall(long millis) {
            if (!down) {
                down = true;
                alarms.drop();
                agenda.after(millis, Appointment.of(() -> {
                    down = false;
                    crash();
                }));
            }
        }

        void crash() {
            acting = this;
            alarms.drop();
            inhabitant.crash(clock());
            witness.crashed(agenda.now(), id);
        }

        void send(EntityId to, Command command) {
            double u = chance.at(key, Purpose.MESSAGE, sent++);
            agenda.after(scenario.world().message().millisAt(u), new Delivery(resident(to), id, command));
        }

        void wake(Effect.Wake wake) {
            Ring ring = new Ring(this, wake);
            agenda.at(ring.due.toEpochMilli(), ring);
            alarms.set(ring);
        }

        /** What the clock of its node shows. */
        Instant clock() {
            long off = adversary.isIdle() ? 0 : adversary.clockOff(id, agenda.nowMillis());
            return off == 0 ? agenda.now() : agenda.now().plusMillis(off);
        }

        /** When that clock will show this; now, if it has. */
        Instant when(Instant shown) {
            if (adversary.isIdle()) {
                return shown.isBefore(agenda.now()) ? agenda.now() : shown;
            }
            return Instant.ofEpochMilli(adversary.shows(id, shown.toEpochMilli(), agenda.nowMillis()));
        }
    }

    /** A command on its way. It comes again until its receiver acknowledges it. */
    private final class Delivery extends Appointment {

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
                    agenda.after(blow.millis(), this);
                }
                case DOWN -> {
                    to.fall(blow.millis());
                    agenda.after(blow.millis(), this);
                }
                case REPEAT -> {
                    agenda.after(blow.millis(), new Delivery(to, from, command));
                    arrive(blow);
                }
                default -> arrive(blow);
            }
        }

        private void arrive(Blow blow) {
            if (to.down || !to.receive(from, command, blow.kind())) {
                again();
            }
        }

        private void again() {
            Duration pause = scenario.world().redelivery();
            agenda.after(pause.toMillis(), this);
            witness.sentAgain(agenda.now(), to.id, from, pause.multipliedBy(again++));
        }
    }

    /** A timer. One that is lost in a crash is set again from what the entity owes. */
    private final class Ring extends Alarms.Alarm {

        private final Resident entity;
        private final Instant due;

        Ring(Resident entity, Effect.Wake wake) {
            super(wake, entity.clock());
            this.entity = entity;
            this.due = entity.when(wake.at());
        }

        @Override
        protected void takePlace() {
            Blow blow = entity.struck(entity.id, true);
            if (blow.kind() == Blow.Kind.DOWN) {
                entity.fall(blow.millis());
                return;
            }
            entity.alarms.cancel(wake.key());
            witness.rang(agenda.now(), entity.id, wake.key(), due);
            entity.receive(entity.id, wake.command(), blow.kind());
        }
    }

    /** What becomes of that which the host reports: always of the entity that was just delivered to. */
    private final class Consequences implements Ledger {

        @Override
        public void persisted(EntityId entity, Event event) {
            journal.append(++events, agenda.now(), entity, event);
            world.see(entity, event);
            witness.happened(agenda.now(), entity, event);
        }

        @Override
        public void effects(EntityId entity, List<Effect> effects) {
            Resident resident = resident(entity);
            for (int i = 0; i < effects.size(); i++) {
                Effect effect = effects.get(i);
                if (effect instanceof Effect.Tell tell) {
                    resident.send(tell.to(), tell.command());
                } else if (effect instanceof Effect.Ask ask) {
                    world.ask(ask.request());
                } else if (effect instanceof Effect.Wake wake) {
                    resident.wake(wake);
                } else if (effect instanceof Effect.Unwake unwake) {
                    resident.alarms.cancel(unwake.key());
                }
            }
        }

        @Override
        public void answered(EntityId entity, EntityId sender, Command answer) {
            resident(entity).send(sender, answer);
        }

        @Override
        public void refused(EntityId entity, EntityId sender, Refusal refusal) {
            resident(entity).tooEarly = refusal.isTooEarly();
            witness.refused(agenda.now(), entity, sender, refusal);
        }

        @Override
        public void rested(EntityId entity, Object state) {
            Resident resident = resident(entity);
            witness.rested(resident.clock(), entity, state, resident.alarms);
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
        public Adversary adversary() {
            return adversary;
        }

        @Override
        public Neighbour neighbour(EntityId entity) {
            return resident(entity);
        }
    }
}
