package io.slipway.simulation.actors;

import akka.actor.ActorRef;
import akka.dispatch.Envelope;
import akka.dispatch.MessageQueue;
import akka.dispatch.UnboundedMessageQueueSemantics;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * First in, first out, without locks. Nearly always at most one message waits, so that one has a place of its own. What a foreign
 * thread brings fails the simulation here: an actor at work would find it without another word to its dispatcher.
 */
final class PlainQueue implements MessageQueue, UnboundedMessageQueueSemantics {

    private final VirtualLoop loop;

    private @Nullable Envelope first;
    private @Nullable ArrayDeque<Envelope> rest;

    PlainQueue(VirtualLoop loop) {
        this.loop = loop;
    }

    @Override
    public void enqueue(ActorRef receiver, Envelope envelope) {
        loop.own();
        if (first == null) {
            first = envelope;
            return;
        }
        if (rest == null) {
            rest = new ArrayDeque<>();
        }
        rest.addLast(envelope);
    }

    @Override
    public @Nullable Envelope dequeue() {
        Envelope next = first;
        if (next != null) {
            first = rest == null ? null : rest.pollFirst();
        }
        return next;
    }

    @Override
    public int numberOfMessages() {
        return (first == null ? 0 : 1) + (rest == null ? 0 : rest.size());
    }

    @Override
    public boolean hasMessages() {
        return first != null;
    }

    @Override
    public void cleanUp(ActorRef owner, MessageQueue deadLetters) {
        Envelope envelope;
        while ((envelope = dequeue()) != null) {
            deadLetters.enqueue(owner, envelope);
        }
    }
}
