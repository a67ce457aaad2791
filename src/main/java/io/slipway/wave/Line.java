package io.slipway.wave;

import io.slipway.machine.EntityId;
import java.util.List;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * Accounts that are taken one after another, a bounded number at a time.
 *
 * @param next how many have been started: those before this place
 * @param inFlight started and not yet done; never iterated, its order means nothing
 */
record Line(List<EntityId> accounts, int next, PSet<EntityId> inFlight) {

    static Line of(List<EntityId> accounts) {
        return new Line(accounts, 0, HashTreePSet.empty());
    }

    /** The accounts that may start now, with at most {@code cap} in flight. */
    List<EntityId> startable(int cap) {
        int room = Math.max(0, cap - inFlight.size());
        return accounts.subList(next, Math.min(accounts.size(), next + room));
    }

    Line started(List<EntityId> some) {
        return new Line(accounts, next + some.size(), inFlight.plusAll(some));
    }

    Line done(EntityId account) {
        return new Line(accounts, next, inFlight.minus(account));
    }

    /** Those started so far, in order. */
    List<EntityId> touched() {
        return accounts.subList(0, next);
    }

    List<EntityId> flying() {
        return touched().stream().filter(inFlight::contains).toList();
    }

    boolean isIdle() {
        return inFlight.isEmpty();
    }

    boolean isExhausted() {
        return next == accounts.size();
    }
}
