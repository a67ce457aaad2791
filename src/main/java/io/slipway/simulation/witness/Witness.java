package io.slipway.simulation.witness;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Refusal;
import java.time.Duration;
import java.time.Instant;

/**
 * Sees a run from outside, in the order things happen. What it hears about processes and serving is the truth of the modelled world,
 * not what an entity believes.
 */
public interface Witness {

    /** Looks away, for runs of which only the journal counts. */
    Witness NONE = new Witness() {};

    /** An event is in the journal. */
    default void happened(Instant at, EntityId entity, Event event) {}

    /** A stream process starts. The first process of a job comes online in the same instant. */
    default void started(Instant at, EntityId job, long epoch, Build build) {}

    /** A stream process has been ready at as many probes in a row as the policy asks: it is online (DOMAIN A27). */
    default void online(Instant at, EntityId job, long epoch) {}

    /** The control plane told a process to drain; it still serves. */
    default void draining(Instant at, EntityId job, long epoch) {}

    /** A stream process is gone. */
    default void gone(Instant at, EntityId job, long epoch, Ending ending) {}

    /** From now on this build answers the account's requests. */
    default void serving(Instant at, EntityId account, Build build) {}

    /** A batch job ends, as it began. */
    default void batchRan(Instant at, BatchRun run) {}

    /**
     * An entity has come to rest after an event or a recovery.
     *
     * @param at what its clock shows, which may be off
     * @param state what it remembers
     * @param timers its pending timers
     */
    default void rested(Instant at, EntityId entity, Object state, Timers timers) {}

    /**
     * A timer of an entity rings: its command is delivered now.
     *
     * @param due when it was to ring: the instant it was set for, or the instant it was set at if that was later
     */
    default void rang(Instant at, EntityId entity, String key, Instant due) {}

    /** A message is without acknowledgement since it was first sent, so long ago, and will be sent again. */
    default void sentAgain(Instant at, EntityId to, EntityId from, Duration since) {}

    /** An entity crashed and recovered from its journal. */
    default void crashed(Instant at, EntityId entity) {}

    /** An entity said no to a command; nothing changed. */
    default void refused(Instant at, EntityId entity, EntityId sender, Refusal refusal) {}

    /** The run is over. */
    default void ended(Instant at) {}

    /**
     * One run of a batch job.
     *
     * @param runtime what it ran on, from its start to its end
     * @param current what a run that starts at its end runs on
     */
    record BatchRun(EntityId view, Build runtime, Instant startedAt, Build current) {

        /** Whether the runtime changed under it. */
        public boolean outlivedItsRuntime() {
            return !runtime.equals(current);
        }
    }

    /** How a process went. */
    enum Ending {
        /** It was told to stop. */
        STOPPED,
        /** It ended by itself. */
        EXITED
    }
}
