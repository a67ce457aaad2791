package io.slipway.simulation;

import io.slipway.machine.EntityId;
import io.slipway.simulation.time.Appointment;
import io.slipway.simulation.witness.Timers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pending timers of all entities, by entity and key. */
final class Timetable {

    private static final Timers NONE = key -> Optional.empty();

    private final Map<EntityId, Alarms> alarms = new HashMap<>(); // looked up, never iterated

    /** Sets a timer in place of the one of the same key. */
    void set(EntityId entity, String key, Appointment ring) {
        Alarms own = alarms.get(entity);
        if (own == null) {
            own = new Alarms();
            alarms.put(entity, own);
        }
        own.cancel(key);
        own.add(key, ring);
    }

    void cancel(EntityId entity, String key) {
        Alarms own = alarms.get(entity);
        if (own != null) {
            own.cancel(key);
        }
    }

    /** The timer rings: it is pending no more. */
    void rings(EntityId entity, String key) {
        cancel(entity, key);
    }

    /** A crash takes an entity's timers with it. */
    void drop(EntityId entity) {
        Alarms own = alarms.get(entity);
        if (own != null) {
            own.cancelAll();
        }
    }

    Timers of(EntityId entity) {
        Alarms own = alarms.get(entity);
        return own == null ? NONE : own;
    }

    /** An entity has a handful of timers at most, so a list is searched. */
    private static final class Alarms implements Timers {

        private final List<String> keys = new ArrayList<>(1);
        private final List<Appointment> rings = new ArrayList<>(1);

        void add(String key, Appointment ring) {
            keys.add(key);
            rings.add(ring);
        }

        void cancel(String key) {
            int place = keys.indexOf(key);
            if (place >= 0) {
                keys.remove(place);
                rings.remove(place).cancel();
            }
        }

        void cancelAll() {
            rings.forEach(Appointment::cancel);
            keys.clear();
            rings.clear();
        }

        @Override
        public Optional<Instant> at(String key) {
            int place = keys.indexOf(key);
            return place < 0
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochMilli(rings.get(place).epochMillis()));
        }
    }
}
