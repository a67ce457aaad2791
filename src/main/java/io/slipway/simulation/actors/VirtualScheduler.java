package io.slipway.simulation.actors;

import akka.actor.AbstractScheduler;
import akka.actor.Cancellable;
import akka.event.LoggingAdapter;
import com.typesafe.config.Config;
import java.util.concurrent.ThreadFactory;
import scala.concurrent.ExecutionContext;
import scala.concurrent.duration.FiniteDuration;

/** Akka's scheduler in virtual time. It owns the loop, as it is the first part that an actor system makes and the rest can find. */
final class VirtualScheduler extends AbstractScheduler {

    private static final double ONCE_A_NANOSECOND = 1e9;

    private final VirtualLoop loop = new VirtualLoop();

    /** Called by Akka, which finds this class in the configuration. */
    VirtualScheduler(Config config, LoggingAdapter log, ThreadFactory threads) {}

    VirtualLoop loop() {
        return loop;
    }

    @Override
    public Cancellable scheduleOnce(FiniteDuration delay, Runnable task, ExecutionContext executor) {
        return loop.schedule(delay.toNanos(), () -> executor.execute(task));
    }

    @Override
    @Deprecated // in Akka, for its name; its replacement is built on scheduleOnce
    public Cancellable schedule(
            FiniteDuration delay, FiniteDuration interval, Runnable task, ExecutionContext executor) {
        return new RepeatingTimer(loop, interval.toNanos(), () -> executor.execute(task)).start(delay.toNanos());
    }

    @Override
    public double maxFrequency() {
        return ONCE_A_NANOSECOND;
    }
}
