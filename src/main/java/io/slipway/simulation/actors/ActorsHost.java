package io.slipway.simulation.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.slipway.cluster.Delivery;
import io.slipway.cluster.EntityActor;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.simulation.host.Host;
import io.slipway.simulation.host.Inhabitant;
import io.slipway.simulation.host.Ledger;
import io.slipway.simulation.host.Machines;
import io.slipway.simulation.time.Lookup;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Runs each entity as the persistent actor it is when live, in an actor system of its own without a thread of its own. All calls,
 * the constructor's included, must come from one thread, and the ledger is called on it. Several hosts may live at once, each on
 * its thread.
 *
 * <p>Time is the {@code now} of the last delivery, and does not run backwards.
 */
public final class ActorsHost implements Host {

    /**
     * Where Akka says that an actor died, turned off in the logging configuration: a death is the fate of a delivery, or is thrown
     * to the caller.
     */
    private static final String DEATHS = "io.slipway.simulation.actors.deaths";

    private record Birth(
            String name, Behavior<Delivery<Command>> behavior, Consumer<ActorRef<Delivery<Command>>> parents) {}

    private final Machines machines;
    private final ActorSystem<Birth> system;
    private final VirtualLoop loop;
    private final VirtualClock clock;
    private final LedgerOutlet outlet;
    private final DeliveryFate fate = new DeliveryFate();
    private final Lookup<EntityId, Inhabitant> inhabitants = new Lookup<>();

    public ActorsHost(Machines machines, Ledger ledger) {
        this.machines = machines;
        this.system = VirtualSystem.create(guardian(), ledger);
        this.loop = VirtualSystem.loopOf(system);
        this.clock = new VirtualClock(loop);
        this.outlet = new LedgerOutlet(ledger, loop);
        loop.drain();
    }

    private static Behavior<Birth> guardian() {
        return Behaviors.setup(context -> {
            context.setLoggerName(DEATHS);
            return Behaviors.receiveMessage(birth -> {
                birth.parents().accept(context.spawn(birth.behavior(), birth.name()));
                return Behaviors.same();
            });
        });
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
        system.tell(new Birth(nameOf(id), EntityActor.of(id, machine, clock, outlet), parents));
    }

    /** The path of an entity holds a slash, which the name of an actor may not. */
    private static String nameOf(EntityId id) {
        return URLEncoder.encode(id.path(), StandardCharsets.UTF_8);
    }

    /** There is nothing to stop: an actor system without a thread goes with the last reference to it. */
    @Override
    public void close() {
        loop.close();
    }
}
