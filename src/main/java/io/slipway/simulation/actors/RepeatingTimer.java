package io.slipway.simulation.actors;

import akka.actor.Cancellable;

/** A task that Akka wants run again and again, at a fixed rate. */
final class RepeatingTimer implements Cancellable {

    private final VirtualLoop loop;
    private final long intervalNanos;
    private final Runnable task;
    private Cancellable next = Cancellable.alreadyCancelled();

    RepeatingTimer(VirtualLoop loop, long intervalNanos, Runnable task) {
        this.loop = loop;
        this.intervalNanos = intervalNanos;
        this.task = task;
    }

    RepeatingTimer start(long delayNanos) {
        next = loop.schedule(delayNanos, this::fire);
        return this;
    }

    private void fire() {
        start(intervalNanos);
        task.run();
    }

    @Override
    public boolean cancel() {
        return next.cancel();
    }

    @Override
    public boolean isCancelled() {
        return next.isCancelled();
    }
}
