package io.slipway.simulation.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.slipway.cluster.Delivery;
import io.slipway.cluster.EntityActor;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.simulation.host.Fate;
import io.slipway.simulation.host.Host;
import io.slipway.simulation.host.Ledger;
import io.slipway.simulation.host.Machines;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs each entity as the persistent actor it is when live, in an actor system of its own without a thread of its own. All calls,
 * the constructor's included, must come from one thread, and the ledger is called on it. Several hosts may live at once, each on
 * its thread.
 *
 * <p>An actor that crashes is stopped by Akka and started anew by the host, as cluster sharding would, and recovers from the journal.
 *
 * <p>Time is the {@code now} of the last delivery, and does not run backwards.
 */
public final class ActorsHost implements Host {

    /**
     * Where Akka says that an actor died, turned off in the logging configuration: a death is the fate of a delivery, or is thrown
     * to the caller.
     */
    private static final String DEATHS = "io.slipway.simulation.actors.deaths";

    private record LastBreath() implements Command {}

    private record Birth(EntityId entity, Behavior<Delivery<Command>> behavior) {}

    private final Machines machines;
    private final ActorSystem<Birth> system;
    private final VirtualLoop loop;
    private final LedgerOutlet outlet;
    private final DeliveryFate fate = new DeliveryFate();
    private final Map<EntityId, ActorRef<Delivery<Command>>> actors = new HashMap<>(); // Looked up, never iterated.
    private @Nullable Instant now;

    public ActorsHost(Machines machines, Ledger ledger) {
        this.machines = machines;
        this.system = VirtualSystem.create(guardian(), ledger);
        this.loop = VirtualSystem.loopOf(system);
        this.outlet = new LedgerOutlet(ledger, loop);
        loop.drain();
    }

    private Behavior<Birth> guardian() {
        return Behaviors.setup(context -> {
            context.setLoggerName(DEATHS);
            return Behaviors.receiveMessage(birth -> {
                actors.put(birth.entity(), context.spawn(birth.behavior(), nameOf(birth.entity())));
                return Behaviors.same();
            });
        });
    }

    @Override
    public void deliver(EntityId to, EntityId from, Command command, Fate how, Instant at) {
        turnClockTo(at);
        ActorRef<Delivery<Command>> actor = actors.get(to);
        if (actor == null) {
            actor = begin(to);
        }
        fate.decree(how);
        actor.tell(new Delivery<>(from, command));
        loop.drain();
        if (!fate.wasMet()) {
            throw loop.fail(new IllegalStateException("the actor of " + to + " is gone: it never met " + command));
        }
        if (fate.wasDeath()) {
            start(to);
        }
    }

    @Override
    public void crash(EntityId entity, Instant at) {
        deliver(entity, entity, new LastBreath(), Fate.CRASHES_BEFORE_PERSIST, at);
    }

    private void turnClockTo(Instant at) {
        Duration passed = now == null ? Duration.ZERO : Duration.between(now, at);
        if (passed.isNegative()) {
            throw new IllegalArgumentException("it was " + now + ", so it cannot be " + at);
        }
        now = at;
        loop.advance(passed);
    }

    private ActorRef<Delivery<Command>> begin(EntityId entity) {
        outlet.during(true);
        start(entity);
        outlet.during(false);
        return Objects.requireNonNull(actors.get(entity), () -> "no actor came to be for " + entity);
    }

    private void start(EntityId entity) {
        system.tell(new Birth(entity, behaviorOf(entity)));
        loop.drain();
    }

    private Behavior<Delivery<Command>> behaviorOf(EntityId entity) {
        MortalMachine machine = new MortalMachine(machines.of(entity), fate, loop);
        return EntityActor.of(entity, machine, () -> now, outlet);
    }

    /** An entity's path holds a slash, which the name of an actor may not. */
    private static String nameOf(EntityId entity) {
        return URLEncoder.encode(entity.path(), StandardCharsets.UTF_8);
    }

    /** There is nothing to stop: an actor system without a thread goes with the last reference to it. */
    @Override
    public void close() {
        loop.close();
    }
}
