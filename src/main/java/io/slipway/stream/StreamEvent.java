package io.slipway.stream;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.policy.HandoffRules;
import java.time.Instant;
import java.util.Optional;

/** What can happen to a stream job. The definition of an unpinned job that no apply has touched is not spelled out. */
public sealed interface StreamEvent extends Event {

    record Deployed(
            EntityId account,
            Build build,
            boolean pinned,
            HandoffRules rules,
            long epoch,
            Optional<Definition> definition)
            implements StreamEvent {}

    record RulesChanged(HandoffRules rules) implements StreamEvent {}

    /** The job is to run this, but nothing starts now: it runs it already, or something else must end first. */
    record TargetSet(long order, Trigger trigger, Build build, Optional<Definition> definition)
            implements StreamEvent {}

    /** A green process of a fresh epoch is to start, with a checkpoint of its own. */
    record HandoffStarted(
            long order,
            Trigger trigger,
            Build build,
            long epoch,
            int attempt,
            Instant deadline,
            Optional<Definition> definition)
            implements StreamEvent {}

    /** Green answered its first probe. */
    record GreenStarted(long epoch) implements StreamEvent {}

    /** Green is proven online; blue is to drain. */
    record GreenOnline(long epoch) implements StreamEvent {}

    /** Blue is gone and green takes its name. */
    record BlueDrained(long epoch) implements StreamEvent {}

    /**
     * Green is to be stopped, blue is kept.
     *
     * @param stopBy when it is asked for again; past versions did not
     */
    record GreenAborted(long epoch, String reason, Optional<Instant> stopBy) implements StreamEvent {}

    /** A process that is to stop has not done so in time; it is asked for again, and once more by then. */
    record StopOverdue(long epoch, Instant stopBy) implements StreamEvent {}

    record GreenStopped(long epoch) implements StreamEvent {}

    /** The last attempt is over. Blue is kept, a regression signal; a rebuilt process stays, not proven online. */
    record HandoffFailed(long order, String reason) implements StreamEvent {}

    /** Its owner throws its data away: every process is to stop, then one of the new definition starts from nothing. */
    record RebuildStarted(long order, Trigger trigger, Build build, Definition definition) implements StreamEvent {}

    /** Its owner deleted it: every process is to stop. */
    record RetirementStarted(long order) implements StreamEvent {}

    /** One of the processes that had to go is gone. */
    record ProcessStopped(long epoch) implements StreamEvent {}

    /** All processes are gone; the first of the new definition starts. */
    record Rebuilt(
            long order,
            Trigger trigger,
            Build build,
            long epoch,
            int attempt,
            Instant deadline,
            Optional<Definition> definition)
            implements StreamEvent {}

    /** The rebuilt process did not come online; it is to stop, and another is to start. */
    record RebuildAborted(long epoch, String reason) implements StreamEvent {}

    /** The rebuilt process is proven online. */
    record RebuiltOnline(long epoch) implements StreamEvent {}

    /** Nothing of it runs any more. */
    record Retired(EntityId account, long order) implements StreamEvent {}
}
