package io.slipway.simulation;

import io.slipway.machine.EntityId;
import io.slipway.simulation.fault.Adversary;
import io.slipway.simulation.host.Inhabitant;
import io.slipway.simulation.scenario.World;
import io.slipway.simulation.time.Agenda;
import io.slipway.simulation.time.Chance;
import io.slipway.simulation.time.Lookup;
import io.slipway.simulation.witness.Witness;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The entities of one run, and what they have in common: one agenda, one chance, one adversary, one witness. */
final class Town {

    final Agenda agenda;
    final Chance chance;
    final Adversary adversary;
    final Witness witness;
    final World world;
    private final Function<EntityId, Inhabitant> inhabitants;
    private final Lookup<EntityId, Resident> residents = new Lookup<>();
    private @Nullable Resident acting;
    private long deliveries;

    /** @param inhabitants what a host makes of an entity, when it is first met */
    Town(
            Agenda agenda,
            Chance chance,
            Adversary adversary,
            Witness witness,
            World world,
            Function<EntityId, Inhabitant> inhabitants) {
        this.agenda = agenda;
        this.chance = chance;
        this.adversary = adversary;
        this.witness = witness;
        this.world = world;
        this.inhabitants = inhabitants;
    }

    /** Most often it is the one that was just delivered to. */
    Resident resident(EntityId id) {
        Resident known = acting;
        return known != null && known.id.equals(id) ? known : residents.get(id, this::settle);
    }

    private Resident settle(EntityId id) {
        return new Resident(id, this, inhabitants.apply(id));
    }

    /** This one is delivered to now. */
    void acts(Resident resident) {
        acting = resident;
    }

    void delivered() {
        deliveries++;
    }

    /** How many commands were delivered so far. */
    long deliveries() {
        return deliveries;
    }
}
