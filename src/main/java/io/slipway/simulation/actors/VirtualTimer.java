package io.slipway.simulation.actors;

import akka.actor.Cancellable;

/** Something that Akka wants run later; ordered by when it is due and, at one instant, by when it was asked for. */
final class VirtualTimer implements Cancellable, Comparable<VirtualTimer> {

    private final VirtualLoop loop;
    private final long due;
    private final long sequence;
    private final Runnable task;
    private boolean cancelled;

    VirtualTimer(VirtualLoop loop, long due, long sequence, Runnable task) {
        this.loop = loop;
        this.due = due;
        this.sequence = sequence;
        this.task = task;
    }

    /** In nanoseconds since the loop began. */
    long due() {
        return due;
    }

    void fire() {
        task.run();
    }

    @Override
    public boolean cancel() {
        boolean waited = loop.forget(this);
        cancelled |= waited;
        return waited;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public int compareTo(VirtualTimer other) {
        int byDue = Long.compare(due, other.due);
        return byDue != 0 ? byDue : Long.compare(sequence, other.sequence);
    }
}
