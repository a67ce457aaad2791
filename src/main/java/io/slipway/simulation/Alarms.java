package io.slipway.simulation;

import io.slipway.machine.Effect.Wake;
import io.slipway.simulation.time.Appointment;
import io.slipway.simulation.witness.Timers;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pending timers of one entity: one or two as a rule, so they are a chain. */
final class Alarms implements Timers {

    private @Nullable Alarm first;

    /** Sets a timer in place of the one of the same key. */
    void set(Alarm alarm) {
        cancel(alarm.wake.key());
        alarm.next = first;
        first = alarm;
    }

    void cancel(String key) {
        Alarm before = null;
        for (Alarm alarm = first; alarm != null; alarm = alarm.next) {
            if (alarm.wake.key().equals(key)) {
                alarm.cancel();
                if (before == null) {
                    first = alarm.next;
                } else {
                    before.next = alarm.next;
                }
                return;
            }
            before = alarm;
        }
    }

    /** A crash takes them all. */
    void drop() {
        for (Alarm alarm = first; alarm != null; alarm = alarm.next) {
            alarm.cancel();
        }
        first = null;
    }

    @Override
    public Optional<Instant> at(String key) {
        for (Alarm alarm = first; alarm != null; alarm = alarm.next) {
            if (alarm.wake.key().equals(key)) {
                return Optional.of(alarm.at);
            }
        }
        return Optional.empty();
    }

    /** A timer that rings unless it is canceled. */
    abstract static class Alarm extends Appointment {

        final Wake wake;
        private final Instant at;
        private @Nullable Alarm next;

        /** @param clock what the entity's clock shows as it sets the timer */
        Alarm(Wake wake, Instant clock) {
            this.wake = wake;
            this.at = wake.at().isBefore(clock) ? clock : wake.at();
        }
    }
}
