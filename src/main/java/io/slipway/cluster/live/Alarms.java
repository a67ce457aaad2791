package io.slipway.cluster.live;

import akka.actor.Cancellable;
import akka.actor.typed.ActorSystem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one entity. They are not durable and need not be: a deadline is part of the entity's state, which sets its timers
 * again after a crash. Used on the thread of the entity's actor only; an alarm rings on another.
 *
 * <p>No alarm rings before its time, nor much later than the longest nap, even if the wall clock is set meanwhile.
 */
final class Alarms {

    private static final Duration LONGEST_NAP = Duration.ofSeconds(30);

    private final ActorSystem<?> system;
    private final InstantSource clock;
    private final Map<String, Alarm> set = new LinkedHashMap<>();

    Alarms(ActorSystem<?> system, InstantSource clock) {
        this.system = system;
        this.clock = clock;
    }

    /** Replaces the alarm of the same key. */
    void set(String key, Instant at, Runnable ring) {
        cancel(key);
        Alarm alarm = new Alarm(at, ring);
        set.put(key, alarm);
        alarm.sleep();
    }

    void cancel(String key) {
        Alarm alarm = set.remove(key);
        if (alarm != null) {
            alarm.cancel();
        }
    }

    void cancelAll() {
        set.values().forEach(Alarm::cancel);
        set.clear();
    }

    private final class Alarm implements Runnable {

        private final Instant at;
        private final Runnable ring;
        private boolean canceled;
        private @Nullable Cancellable nap;

        Alarm(Instant at, Runnable ring) {
            this.at = at;
            this.ring = ring;
        }

        synchronized void sleep() {
            Duration left = Duration.between(clock.instant(), at).plusMillis(1);
            Duration next = left.compareTo(LONGEST_NAP) > 0 ? LONGEST_NAP : left;
            if (!canceled) {
                nap = system.scheduler()
                        .scheduleOnce(next.isNegative() ? Duration.ZERO : next, this, system.executionContext());
            }
        }

        synchronized void cancel() {
            canceled = true;
            if (nap != null) {
                nap.cancel();
            }
        }

        private synchronized boolean isCanceled() {
            return canceled;
        }

        @Override
        public void run() {
            if (clock.instant().isBefore(at)) {
                sleep();
            } else if (!isCanceled()) {
                ring.run();
            }
        }
    }
}
