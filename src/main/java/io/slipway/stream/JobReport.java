package io.slipway.stream;

import io.slipway.machine.Build;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;

/** What a stream job tells its account about an order, once and again until a later order. */
public sealed interface JobReport extends Command {

    EntityId job();

    long order();

    /**
     * The job runs what it was told to run, and nothing else.
     *
     * @param revision that of the definition it runs
     */
    record Settled(EntityId job, long order, Build build, long revision) implements JobReport {}

    /**
     * No green came online; the job still runs what it ran before. A job that was to be rebuilt has nothing to keep: then this is what
     * it was told to run, and it is not online.
     *
     * @param revision that of the definition that it kept
     */
    record Failed(EntityId job, long order, Build kept, long revision, String reason) implements JobReport {}

    /** Nothing of the job runs, or ever will under an order up to this one. */
    record Retired(EntityId job, long order) implements JobReport {}
}
