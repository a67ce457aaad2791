package io.slipway.simulation;

import io.slipway.simulation.time.Appointment;
import io.slipway.simulation.witness.Timers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pending timers of one entity. There is a handful at most, so a list is searched. */
final class Alarms implements Timers {

    private final List<String> keys = new ArrayList<>(1);
    private final List<Appointment> rings = new ArrayList<>(1);

    /** Sets a timer in place of the one of the same key. */
    void set(String key, Appointment ring) {
        cancel(key);
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

    /** A crash takes them all. */
    void drop() {
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
