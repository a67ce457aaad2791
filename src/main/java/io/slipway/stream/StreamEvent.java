package io.slipway.stream;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.policy.HandoffRules;
import java.time.Instant;

/** What can happen to a stream job. */
public sealed interface StreamEvent extends Event {

    record Deployed(EntityId account, Build build, boolean pinned, HandoffRules rules, long epoch)
            implements StreamEvent {}

    record RulesChanged(HandoffRules rules) implements StreamEvent {}

    /** The job is to run this build, but no handoff starts now: it runs it already, or another handoff must end first. */
    record TargetSet(long order, Trigger trigger, Build build) implements StreamEvent {}

    /** A green process of a fresh epoch is to start, with a checkpoint of its own. */
    record HandoffStarted(long order, Trigger trigger, Build build, long epoch, int attempt, Instant deadline)
            implements StreamEvent {}

    /** Green answered its first probe. */
    record GreenStarted(long epoch) implements StreamEvent {}

    /** Green is proven online; blue is to drain. */
    record GreenOnline(long epoch) implements StreamEvent {}

    /** Blue is gone and green takes its name. */
    record BlueDrained(long epoch) implements StreamEvent {}

    /** Green is to be stopped, blue is kept. */
    record GreenAborted(long epoch, String reason) implements StreamEvent {}

    record GreenStopped(long epoch) implements StreamEvent {}

    /** The last attempt is over and blue is kept: a regression signal. */
    record HandoffFailed(long order, String reason) implements StreamEvent {}
}
