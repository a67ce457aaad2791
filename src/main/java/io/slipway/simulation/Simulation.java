package io.slipway.simulation;

import io.slipway.machine.Command;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Refusal;
import io.slipway.simulation.fault.Adversary;
import io.slipway.simulation.fault.Plan;
import io.slipway.simulation.fault.RandomCrashes;
import io.slipway.simulation.host.Host;
import io.slipway.simulation.host.Ledger;
import io.slipway.simulation.host.Machines;
import io.slipway.simulation.host.SlipwayMachines;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScheduledCrash;
import io.slipway.simulation.time.Agenda;
import io.slipway.simulation.time.Appointment;
import io.slipway.simulation.time.Chance;
import io.slipway.simulation.witness.Witness;
import io.slipway.simulation.world.ModelledWorld;
import io.slipway.simulation.world.Neighbour;
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
    private final Town town;
    private final Journal journal;
    private final Witness witness;
    private final ModelledWorld world;
    private final Host host;
    private final Instant end;
    private long events;

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
        this.journal = journal;
        this.witness = witness;
        this.end = scenario.monday(scenario.weeks() + 1)
                .atStartOfDay(scenario.policy().zone())
                .toInstant();
        this.host = hostKind.open(machines, new Consequences());
        Chance chance = new Chance(scenario.seed());
        this.town = new Town(
                agenda,
                chance,
                RandomCrashes.among(adversary, scenario.faults().entityCrash(), chance),
                witness,
                scenario.world(),
                host::inhabitant);
        this.world = new ModelledWorld(new Stage());
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
        return town.deliveries();
    }

    @Override
    public void close() {
        host.close();
    }

    private void plan(ScheduledCrash crash) {
        Resident resident = town.resident(
                crash.entity().equals("coordinator") ? ModelledWorld.TRAIN : new EntityId(crash.entity()));
        long at = crash.at().atZone(scenario.policy().zone()).toInstant().toEpochMilli();
        agenda.at(at, Appointment.of(resident::crash));
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
            Resident resident = town.resident(entity);
            for (int i = 0; i < effects.size(); i++) {
                Effect effect = effects.get(i);
                if (effect instanceof Effect.Tell tell) {
                    resident.send(tell.to(), tell.command());
                } else if (effect instanceof Effect.Ask ask) {
                    world.ask(ask.request());
                } else if (effect instanceof Effect.Wake wake) {
                    resident.wake(wake);
                } else if (effect instanceof Effect.Unwake unwake) {
                    resident.unwake(unwake.key());
                }
            }
        }

        @Override
        public void answered(EntityId entity, EntityId sender, Command answer) {
            town.resident(entity).send(sender, answer);
        }

        @Override
        public void refused(EntityId entity, EntityId sender, Refusal refusal) {
            town.resident(entity).refuses(refusal.isTooEarly());
            witness.refused(agenda.now(), entity, sender, refusal);
        }

        @Override
        public void rested(EntityId entity, Object state) {
            town.resident(entity).rests(state);
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
            return town.chance;
        }

        @Override
        public Witness witness() {
            return witness;
        }

        @Override
        public Adversary adversary() {
            return town.adversary;
        }

        @Override
        public Neighbour neighbour(EntityId entity) {
            return town.resident(entity);
        }
    }
}
