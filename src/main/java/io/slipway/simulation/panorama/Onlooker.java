package io.slipway.simulation.panorama;

import io.slipway.account.AccountEvent;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.machine.Refusal;
import io.slipway.simulation.witness.Timers;
import io.slipway.simulation.witness.Witness.BatchRun;
import io.slipway.simulation.witness.Witness.Ending;
import io.slipway.stream.StreamEvent;
import io.slipway.train.TrainEvent;
import io.slipway.wave.WaveEvent;
import java.time.Duration;
import java.time.Instant;

/**
 * Looks at a {@link Panorama}: hears each fact together with its subject, which already stands as the fact leaves it. Subjects change as
 * the run goes on, so an onlooker keeps what it needs and not the subject.
 */
public interface Onlooker {

    /** An event of a stream job. */
    default void job(Instant at, SeenJob job, StreamEvent event) {}

    /** An event of an account. */
    default void account(Instant at, SeenAccount account, AccountEvent event) {}

    /** An event of a wave. */
    default void wave(Instant at, EntityId wave, WaveEvent event) {}

    /** An event of the train. A release that ends, or a week that is skipped, is still to be seen on the panorama. */
    default void train(Instant at, TrainEvent event, Panorama panorama) {}

    /** A process starts. */
    default void started(Instant at, SeenJob job, SeenProcess process) {}

    /** A process comes online. */
    default void online(Instant at, SeenJob job, SeenProcess process) {}

    /** A process that is not there, or no more, is said to have come online. */
    default void onlineUnknown(Instant at, SeenJob job, long epoch) {}

    /** A process is told to drain. */
    default void draining(Instant at, SeenJob job, SeenProcess process) {}

    /** A process has gone; the job no longer has it. */
    default void gone(Instant at, SeenJob job, SeenProcess process, Ending ending) {}

    /** Another build answers the account's requests. */
    default void serving(Instant at, SeenAccount account, Build before) {}

    /** A batch job ends. */
    default void batchRan(Instant at, BatchRun run) {}

    /** An entity refused a command. */
    default void refused(Instant at, EntityId entity, Refusal refusal) {}

    /** An entity rests in a state. */
    default void rested(Instant at, EntityId entity, Object state, Timers timers) {}

    /** A timer rings. */
    default void rang(Instant at, EntityId entity, String key, Instant due) {}

    /** A message is without acknowledgement since it was first sent, so long ago, and is sent again. */
    default void sentAgain(Instant at, EntityId to, EntityId from, Duration since) {}

    /** An entity crashed and recovered. */
    default void crashed(Instant at, EntityId entity) {}

    /** The run is over. */
    default void ended(Instant at, Panorama panorama) {}
}
