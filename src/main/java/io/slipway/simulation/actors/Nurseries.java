package io.slipway.simulation.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import org.jspecify.annotations.Nullable;

/**
 * Brings actors to life, and never many under one parent: a parent keeps its children in a tree by their names, so the birth of one
 * among tens of thousands costs as much as the first thing that it does.
 */
final class Nurseries extends AbstractBehavior<Birth> {

    private static final int SIBLINGS = 64;

    /**
     * Where Akka says that an actor died, turned off in the logging configuration: a death is the fate of a delivery, or is thrown
     * to the caller.
     */
    private static final String DEATHS = "io.slipway.simulation.actors.deaths";

    private @Nullable ActorRef<Birth> nursery;
    private int born;

    private Nurseries(ActorContext<Birth> context) {
        super(context);
    }

    static Behavior<Birth> guardian() {
        return Behaviors.setup(Nurseries::new);
    }

    @Override
    public Receive<Birth> createReceive() {
        return newReceiveBuilder().onMessage(Birth.class, this::onBirth).build();
    }

    private Behavior<Birth> onBirth(Birth birth) {
        if (nursery == null || born++ % SIBLINGS == 0) {
            nursery = getContext().spawnAnonymous(nursery());
        }
        nursery.tell(birth);
        return this;
    }

    private static Behavior<Birth> nursery() {
        return Behaviors.setup(context -> {
            context.setLoggerName(DEATHS);
            return Behaviors.receiveMessage(birth -> {
                birth.parents().accept(context.spawnAnonymous(birth.behavior()));
                return Behaviors.same();
            });
        });
    }
}
