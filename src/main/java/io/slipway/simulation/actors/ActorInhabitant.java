package io.slipway.simulation.actors;

import akka.actor.typed.ActorRef;
import io.slipway.cluster.Delivery;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.simulation.host.Fate;
import io.slipway.simulation.host.Inhabitant;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entity whose machine runs in a persistent actor, which is started at the first delivery. When it crashes, Akka stops it and it
 * is started anew, as cluster sharding would, and recovers from the journal.
 */
final class ActorInhabitant implements Inhabitant {

    private record LastBreath() implements Command {}

    private final EntityId id;
    private final ActorsHost host;
    private final VirtualLoop loop;
    private final DeliveryFate fate;
    private @Nullable ActorRef<Delivery<Command>> actor;

    ActorInhabitant(EntityId id, ActorsHost host, VirtualLoop loop, DeliveryFate fate) {
        this.id = id;
        this.host = host;
        this.loop = loop;
        this.fate = fate;
    }

    @Override
    public void deliver(EntityId from, Command command, Fate how, Instant now) {
        loop.own();
        host.turnClockTo(now);
        ActorRef<Delivery<Command>> living = actor;
        if (living == null) {
            living = begin();
        }
        fate.decree(how);
        living.tell(new Delivery<>(from, command));
        loop.drain();
        if (!fate.wasMet()) {
            throw loop.fail(new IllegalStateException("the actor of " + id + " is gone: it never met " + command));
        }
        if (fate.wasDeath()) {
            start();
        }
    }

    @Override
    public void crash(Instant now) {
        deliver(id, new LastBreath(), Fate.CRASHES_BEFORE_PERSIST, now);
    }

    /** An actor that first comes to be recovers from an empty journal, which the ledger need not know. */
    private ActorRef<Delivery<Command>> begin() {
        host.muteLedger(true);
        ActorRef<Delivery<Command>> first = start();
        host.muteLedger(false);
        return first;
    }

    private ActorRef<Delivery<Command>> start() {
        host.spawn(id, spawned -> actor = spawned);
        loop.drain();
        return Objects.requireNonNull(actor, () -> "no actor came to be for " + id);
    }
}
