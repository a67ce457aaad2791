package io.slipway.cluster.live;

import akka.actor.Cancellable;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityRef;
import akka.persistence.typed.javadsl.RetentionCriteria;
import io.slipway.cluster.Delivery;
import io.slipway.cluster.EntityActor;
import io.slipway.cluster.EntityKind;
import io.slipway.cluster.Receipt;
import io.slipway.cluster.Slip;
import io.slipway.driver.Answers;
import io.slipway.driver.Ports;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Runs every entity as a persistent actor that cluster sharding places on a node, on the wall clock. Entities are remembered: those
 * of a node that is lost start again elsewhere by themselves, and say again what they owe.
 */
public final class LiveHost {

    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final int COURIERS = 8;
    private static final int SNAPSHOTS_KEPT = 2;

    /** The state of the train and of a wave is as large as the fleet: a snapshot of it must be worth its while. */
    private static final int EVENTS_OF_THE_FLEET = 2_000;

    private static final int EVENTS_OF_AN_ACCOUNT = 200;

    private final ActorSystem<Void> system;
    private final ClusterSharding sharding;
    private final InstantSource clock = Clock.tickMillis(ZoneOffset.UTC);
    private final List<ActorRef<Courier.Message>> couriers;
    private final Activity activity = new Activity();
    private final Ports ports;

    /** @param drivers makes the ports, given where their answers go */
    public LiveHost(ActorSystem<Void> system, Function<Answers, Ports> drivers) {
        this.system = system;
        this.sharding = ClusterSharding.get(system);
        this.couriers = IntStream.range(0, COURIERS)
                .mapToObj(i -> system.systemActorOf(Courier.of(this::hand), "courier-" + i, Props.empty()))
                .toList();
        this.ports = drivers.apply(this::send);
        for (EntityKind kind : EntityKind.values()) {
            sharding.init(Entity.of(kind.key(), context -> entity(kind, new EntityId(context.getEntityId()))));
        }
    }

    /** Sees to it that a command arrives, however often it takes. */
    public void send(EntityId to, EntityId from, Command command) {
        courier(to).tell(new Courier.Send(from, to, command));
    }

    /**
     * Delivers a command, again while no receipt comes: a delivery is lost with the node that was to take it. The first receipt
     * counts. Without one in time it is unknown whether the command arrived, and asking again is harmless.
     */
    public CompletionStage<Receipt> ask(EntityId to, EntityId from, Command command, Duration patience) {
        EntityRef<Delivery<Command>> receiver = sharding.entityRefFor(kind(to).key(), to.path());
        AtomicReference<Cancellable> again = new AtomicReference<>(Cancellable.alreadyCancelled());
        return AskPattern.<Delivery<Command>, Receipt>ask(
                        receiver,
                        returns -> {
                            Delivery<Command> delivery =
                                    new Delivery<>(from, command, Optional.of(new Slip(returns, 0)));
                            again.set(system.scheduler()
                                    .scheduleAtFixedRate(
                                            AGAIN, AGAIN, () -> receiver.tell(delivery), system.executionContext()));
                            return delivery;
                        },
                        patience,
                        system.scheduler())
                .whenComplete(
                        (receipt, failure) -> Optional.ofNullable(again.get()).ifPresent(Cancellable::cancel));
    }

    /** What the entities of this node do. */
    public Activity activity() {
        return activity;
    }

    private Behavior<Delivery<Command>> entity(EntityKind kind, EntityId id) {
        return Behaviors.setup(context -> EntityActor.of(
                id,
                kind.machine(),
                clock,
                new LiveOutlet(
                        context.getSelf(), this::send, ports, new Alarms(context.getSystem(), clock), activity, kind),
                retention(kind)));
    }

    private static RetentionCriteria retention(EntityKind kind) {
        boolean large = kind == EntityKind.TRAIN || kind == EntityKind.WAVE;
        return RetentionCriteria.snapshotEvery(large ? EVENTS_OF_THE_FLEET : EVENTS_OF_AN_ACCOUNT, SNAPSHOTS_KEPT);
    }

    private void hand(EntityId to, Delivery<Command> delivery) {
        sharding.entityRefFor(kind(to).key(), to.path()).tell(delivery);
    }

    /** All that is for one receiver goes by one courier, in order; what one sender has for a whole fleet goes by all of them. */
    private ActorRef<Courier.Message> courier(EntityId receiver) {
        return couriers.get(Math.floorMod(receiver.hashCode(), COURIERS));
    }

    private static EntityKind kind(EntityId id) {
        return EntityKind.of(id).orElseThrow(() -> new IllegalArgumentException("no machine is called " + id));
    }
}
