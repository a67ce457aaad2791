package io.slipway.stream;

import io.slipway.machine.Build;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.policy.HandoffRules;
import java.time.Duration;

/** What a stream job can be told: by its account, by the stream runtime, by its own timer. */
public sealed interface StreamCommand extends Command {

    /** From the account: this job exists and its first process runs {@code build}. */
    record Deploy(EntityId account, Build build, boolean pinned, HandoffRules rules) implements StreamCommand {}

    /**
     * From the account: run this build.
     *
     * @param order the account's count of its orders; the highest wins, whatever the order of arrival
     */
    record Retarget(long order, Trigger trigger, Build build, HandoffRules rules) implements StreamCommand {}

    /**
     * From the runtime, at each probe until ready often enough.
     *
     * @param ready how many probes in a row, this one included, found at least one committed batch and a lag within the threshold
     */
    record Probed(long epoch, int ready, Duration lag) implements StreamCommand {}

    /**
     * From the runtime: the process of this epoch ended without being asked to. It decides only about a green that is not proven yet;
     * a process that is to serve is started again by the runtime, which is told a state and not a step.
     */
    record Exited(long epoch, String reason) implements StreamCommand {}

    /** From the runtime: the process of this epoch has drained and is gone, and will never start again. */
    record Stopped(long epoch) implements StreamCommand {}

    /** From the timer: the attempt that started this epoch has had all its time. */
    record HandoffOverdue(long epoch) implements StreamCommand {}
}
