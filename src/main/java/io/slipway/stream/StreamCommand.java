package io.slipway.stream;

import io.slipway.machine.Build;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.policy.HandoffRules;
import java.time.Duration;

/** What a stream job can be told: by its account, by the stream runtime, by its own timer. */
public sealed interface StreamCommand extends Command {

    /** From the account: this job exists and its first process runs {@code build}. Its order is the one that created it. */
    record Deploy(EntityId account, Build build, Definition definition, HandoffRules rules) implements StreamCommand {

        long order() {
            return definition.rebuilt();
        }
    }

    /**
     * From the account: run this build and this definition. It is always the whole target, so a later order needs no earlier one.
     *
     * @param order the account's count of its orders; the highest wins, whatever the order of arrival
     */
    record Retarget(long order, Trigger trigger, Build build, Definition definition, HandoffRules rules)
            implements StreamCommand {}

    /** From the account: its owner deleted the job; drain and stop for good. */
    record Retire(EntityId account, long order) implements StreamCommand {}

    /**
     * From the runtime, at each probe until ready often enough.
     *
     * @param ready how many probes in a row, this one included, found at least one committed batch and a lag within the threshold
     */
    record Probed(long epoch, int ready, Duration lag) implements StreamCommand {}

    /**
     * From the runtime: the process of this epoch ended without being asked to. It decides only about a process that is not proven yet;
     * one that is to serve is started again by the runtime, which is told a state and not a step.
     */
    record Exited(long epoch, String reason) implements StreamCommand {}

    /** From the runtime: the process of this epoch has drained and is gone, and will never start again. */
    record Stopped(long epoch) implements StreamCommand {}

    /** From the timer: the attempt that started this epoch has had all its time. */
    record HandoffOverdue(long epoch) implements StreamCommand {}
}
