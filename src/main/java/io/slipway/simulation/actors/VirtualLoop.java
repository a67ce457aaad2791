package io.slipway.simulation.actors;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of a simulation, which is the thread that made this: what is ready to run, first in first out, and what will be
 * ready later, by (instant, sequence). Nothing runs but inside {@link #drain} and {@link #advance}.
 *
 * <p>Akka swallows what is thrown where it does not expect it, so a failure is also kept here, and every call from then on
 * throws it again: a simulation that failed cannot go on or end well.
 */
final class VirtualLoop {

    /** Far beyond what one delivery sets off, so that only actors that never come to rest get there. */
    private static final int MOST_TASKS_PER_DRAIN = 1_000_000;

    private static final int MOST_TIMERS_PER_INSTANT = 1_000_000;

    private final Thread owner = Thread.currentThread();
    private final ArrayDeque<Runnable> ready = new ArrayDeque<>();
    private final TreeSet<VirtualTimer> timers = new TreeSet<>();
    private long nanos;
    private long sequence;
    private volatile @Nullable Throwable failure;
    private boolean told;

    /** Fails the simulation unless called on its own thread. */
    void own() {
        if (Thread.currentThread() != owner) {
            throw fail(new ForeignThreadException(Thread.currentThread(), owner));
        }
    }

    /** Makes every later call throw this, and returns it to be thrown here too; the first failure counts. */
    RuntimeException fail(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }

    void execute(Runnable task) {
        own();
        ready.addLast(task);
    }

    /** Runs a task before that which asks for it goes on. */
    void executeAtOnce(Runnable task) {
        own();
        task.run();
    }

    /** Runs all that is ready, and what that makes ready, until nothing is. */
    void drain() {
        rethrow();
        int left = MOST_TASKS_PER_DRAIN;
        Runnable task;
        while ((task = ready.pollFirst()) != null) {
            task.run();
            rethrow();
            if (--left == 0) {
                throw fail(new IllegalStateException("the actors do not come to rest"));
            }
        }
    }

    /** Lets time pass, and runs what falls due, one timer at a time. */
    void advance(Duration time) {
        own();
        long until = Math.addExact(nanos, time.toNanos());
        int left = MOST_TIMERS_PER_INSTANT;
        while (!timers.isEmpty() && timers.first().due() <= until) {
            left = timers.first().due() > nanos ? MOST_TIMERS_PER_INSTANT : left - 1;
            if (left == 0) {
                throw fail(new IllegalStateException("timers that fall due at once set more of them without end"));
            }
            fire(timers.first());
        }
        nanos = until;
    }

    private void fire(VirtualTimer timer) {
        timers.remove(timer);
        nanos = timer.due();
        timer.fire();
        drain();
    }

    VirtualTimer schedule(long delayNanos, Runnable task) {
        own();
        VirtualTimer timer = new VirtualTimer(this, Math.addExact(nanos, Math.max(0, delayNanos)), sequence++, task);
        timers.add(timer);
        return timer;
    }

    boolean forget(VirtualTimer timer) {
        own();
        return timers.remove(timer);
    }

    private void rethrow() {
        Throwable cause = failure;
        if (cause != null) {
            told = true;
            throw fail(cause);
        }
    }

    /** Ends the simulation: throws what failed it, unless that was thrown before, and lets nobody use it again. */
    void close() {
        own();
        if (!told) {
            rethrow();
        }
        told = true;
        failure = new IllegalStateException("the simulation is closed");
        ready.clear();
        timers.clear();
    }
}
