package io.slipway.simulation.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import io.slipway.cluster.Delivery;
import io.slipway.cluster.EntityActor;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.simulation.host.Host;
import io.slipway.simulation.host.Inhabitant;
import io.slipway.simulation.host.Ledger;
import io.slipway.simulation.host.Machines;
import io.slipway.simulation.time.Lookup;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Runs each entity as the persistent actor it is when live, in an actor system of its own without a thread of its own. All calls,
 * the constructor's included, must come from one thread, and the ledger is called on it. Several hosts may live at once, each on
 * its thread.
 *
 * <p>Time is the {@code now} of the last delivery.
 */
public final class ActorsHost implements Host {

    private final Machines machines;
    private final ActorSystem<Birth> system;
    private final VirtualLoop loop;
    private final VirtualClock clock;
    private final LedgerOutlet outlet;
    private final DeliveryFate fate = new DeliveryFate();
    private final Lookup<EntityId, Inhabitant> inhabitants = new Lookup<>();

    public ActorsHost(Machines machines, Ledger ledger) {
        this.machines = machines;
        this.system = VirtualSystem.create(Nurseries.guardian(), ledger);
        this.loop = VirtualSystem.loopOf(system);
        this.clock = new VirtualClock(loop);
        this.outlet = new LedgerOutlet(ledger, loop);
        loop.drain();
    }

    @Override
    public Inhabitant inhabitant(EntityId id) {
        return inhabitants.get(id, first -> new ActorInhabitant(first, this, loop, fate));
    }

    void turnClockTo(Instant now) {
        clock.turnTo(now);
    }

    void muteLedger(boolean mute) {
        outlet.mute(mute);
    }

    /** Asks for the actor of an entity; it comes to be when the loop is drained. */
    void spawn(EntityId id, Consumer<ActorRef<Delivery<Command>>> parents) {
        MortalMachine machine = new MortalMachine(machines.of(id), fate, loop);
        system.tell(new Birth(EntityActor.of(id, machine, clock, outlet), parents));
    }

    /** There is nothing to stop: an actor system without a thread goes with the last reference to it. */
    @Override
    public void close() {
        loop.close();
    }
}
