package io.slipway.simulation.actors;

import akka.actor.ActorRef;
import akka.actor.ActorSystem;
import akka.dispatch.MailboxType;
import akka.dispatch.MessageQueue;
import akka.dispatch.ProducesMessageQueue;
import com.typesafe.config.Config;
import scala.Option;

/** A mailbox that knows it has but one thread to serve. */
final class PlainMailbox implements MailboxType, ProducesMessageQueue<PlainQueue> {

    /** Called by Akka, which finds this class in the configuration. */
    PlainMailbox(ActorSystem.Settings settings, Config config) {}

    @Override
    public MessageQueue create(Option<ActorRef> owner, Option<ActorSystem> system) {
        return new PlainQueue(((VirtualScheduler) system.get().scheduler()).loop());
    }
}
