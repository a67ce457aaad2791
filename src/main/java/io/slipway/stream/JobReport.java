package io.slipway.stream;

import io.slipway.machine.Build;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;

/** What a stream job tells its account about an order, once and again until a later order. */
public sealed interface JobReport extends Command {

    EntityId job();

    long order();

    /** The job runs the build it was told to run, and nothing else. */
    record Settled(EntityId job, long order, Build build) implements JobReport {}

    /** No green came online; the job still runs what it ran before. */
    record Failed(EntityId job, long order, Build kept, String reason) implements JobReport {}
}
