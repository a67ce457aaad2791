package io.slipway.simulation.fault;

import io.slipway.machine.EntityId;
import io.slipway.simulation.fault.Fault.BadProcess;
import io.slipway.simulation.fault.Fault.BadSignal;
import java.util.Optional;

/** Deals out what goes wrong. It is asked wherever something can, and answers for the same place always the same. */
public interface Adversary {

    /** Lets everything be. */
    Adversary NONE = new Adversary() {
        @Override
        public boolean isIdle() {
            return true;
        }
    };

    /** Whether it never does anything, and so need not be asked. */
    default boolean isIdle() {
        return false;
    }

    /**
     * A command is about to be delivered.
     *
     * @param delivery its number among the deliveries to this entity, from 1
     * @param timer whether it is the entity's own timer, which no network can lose
     */
    default Blow strike(EntityId to, long delivery, EntityId from, boolean timer, long nowMillis) {
        return Blow.NONE;
    }

    /** By how many milliseconds the clock that an entity reads is fast; negative if it is slow. */
    default long clockOff(EntityId entity, long nowMillis) {
        return 0;
    }

    /** The first instant, from now on, at which the clock that an entity reads shows this or more. */
    default long shows(EntityId entity, long clockMillis, long nowMillis) {
        return Math.max(clockMillis, nowMillis);
    }

    /** A gate or a monitor is about to tell something. */
    default Optional<BadSignal.Kind> signal(long nowMillis) {
        return Optional.empty();
    }

    /** The process of an epoch starts. */
    default Optional<BadProcess.Kind> process(EntityId job, long epoch) {
        return Optional.empty();
    }
}
