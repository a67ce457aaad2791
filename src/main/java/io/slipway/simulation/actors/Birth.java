package io.slipway.simulation.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import io.slipway.cluster.Delivery;
import io.slipway.machine.Command;
import java.util.function.Consumer;

/**
 * An actor that is to come to be.
 *
 * @param parents are told of it
 */
record Birth(Behavior<Delivery<Command>> behavior, Consumer<ActorRef<Delivery<Command>>> parents) {}
