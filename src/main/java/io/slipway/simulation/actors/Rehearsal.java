package io.slipway.simulation.actors;

import io.slipway.machine.Command;
import io.slipway.machine.Decision;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Machine;
import io.slipway.machine.Refusal;
import io.slipway.simulation.host.Fate;
import io.slipway.simulation.host.Inhabitant;
import io.slipway.simulation.host.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The first life of an actor in this JVM, from its birth through a crash to its recovery, while no other thread has one. The classes
 * of Akka and Scala refer to each other in circles: two threads that were the first to use them, at once and from two ends, would
 * wait for each other for ever, each in the midst of initializing what the other needs (JVM specification, 5.5).
 */
final class Rehearsal implements Machine<Object, Command, Event>, Ledger {

    private static final ReentrantLock STAGE = new ReentrantLock();
    private static final long PATIENCE_SECONDS = 120;

    private static boolean over;

    private record Cue() implements Command {}

    private record Played() implements Event {}

    private Rehearsal() {}

    /**
     * Holds it, unless it was held; waits while another thread does.
     *
     * @throws IllegalStateException if that takes two minutes, or this thread is interrupted
     */
    static void once() {
        await();
        try {
            if (!over) {
                over = true;
                new Rehearsal().play();
            }
        } finally {
            STAGE.unlock();
        }
    }

    private static void await() {
        try {
            if (!STAGE.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "another thread has not come to the end of its first actor in " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another thread made its first actor", stop);
        }
    }

    private void play() {
        EntityId id = EntityId.of("rehearsal", "first");
        try (ActorsHost host = new ActorsHost(entity -> this, this)) {
            Inhabitant actor = host.inhabitant(id);
            for (Fate fate : Fate.values()) {
                actor.deliver(id, new Cue(), fate, Instant.EPOCH);
            }
        }
    }

    @Override
    public Object empty(EntityId id) {
        return id;
    }

    @Override
    public Decision<Event> decide(Object state, Command command, Instant now) {
        return Decision.happened(new Played());
    }

    @Override
    public Object evolve(Object state, Event event) {
        return state;
    }

    @Override
    public List<Effect> effects(Object before, Event event, Object after) {
        return List.of();
    }

    @Override
    public List<Effect> owed(Object state, Instant now) {
        return List.of();
    }

    @Override
    public void persisted(EntityId entity, Event event) {}

    @Override
    public void effects(EntityId entity, List<Effect> effects) {}

    @Override
    public void answered(EntityId entity, EntityId sender, Command answer) {}

    @Override
    public void refused(EntityId entity, EntityId sender, Refusal refusal) {}

    @Override
    public void rested(EntityId entity, Object state) {}
}
