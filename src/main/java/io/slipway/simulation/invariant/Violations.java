package io.slipway.simulation.invariant;

import io.slipway.machine.EntityId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How many checks were made, and those that failed: the first hundred in full, the rest as a number. */
final class Violations {

    static final int KEPT = 100;

    private final List<Violation> first = new ArrayList<>();
    private long checked;
    private long total;

    /** Counts one check and returns its result, so that the sentence is only written for a check that failed. */
    boolean fails(boolean asItShould) {
        checked++;
        return !asItShould;
    }

    void add(String invariant, Instant at, EntityId entity, String what) {
        total++;
        if (first.size() < KEPT) {
            first.add(new Violation(invariant, at, entity, what));
        }
    }

    long checked() {
        return checked;
    }

    long total() {
        return total;
    }

    List<Violation> first() {
        return List.copyOf(first);
    }
}
