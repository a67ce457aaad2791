package io.slipway.stream;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.machine.PortRequest;
import io.slipway.policy.HandoffRules;
import java.util.OptionalLong;

/** The port that runs stream processes. It answers with {@link StreamCommand.Probed}, {@code Exited} and {@code Stopped}. */
public sealed interface StreamRuntime extends PortRequest {

    EntityId job();

    long epoch();

    /**
     * See that the process of this epoch runs, unless it was stopped before: a stopped epoch is fenced off for good. It writes
     * only to its own checkpoint, and is probed until it was ready {@link HandoffRules#probes} times in a row.
     *
     * @param revision that of the definition it runs
     * @param seed the epoch whose committed offsets its checkpoint starts from; empty for a first process, and when its owner's
     *     change invalidated the checkpoints: then it starts with an empty one
     */
    record EnsureStarted(
            EntityId job, long epoch, Build build, long revision, OptionalLong seed, HandoffRules readiness)
            implements StreamRuntime {}

    /** See that the process of this epoch drains and stops, by force if it must, and never starts again. */
    record EnsureStopped(EntityId job, long epoch) implements StreamRuntime {}
}
