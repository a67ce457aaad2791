package io.slipway.stream;

import io.slipway.machine.Effect;
import io.slipway.machine.Effect.Ask;
import io.slipway.machine.Effect.Tell;
import io.slipway.machine.Effect.Unwake;
import io.slipway.machine.Effect.Wake;
import io.slipway.stream.StreamRuntime.EnsureStarted;
import io.slipway.stream.StreamRuntime.EnsureStopped;
import io.slipway.stream.StreamState.Handoff;
import io.slipway.stream.StreamState.Running;
import java.util.List;
import java.util.OptionalLong;

/** What a stream job asks for after each event, and what it owes after a crash. */
final class StreamEffects {

    private static final Unwake NOT_OVERDUE = new Unwake(StreamJob.OVERDUE);

    private StreamEffects() {}

    static List<Effect> of(Running job, StreamEvent event) {
        if (event instanceof StreamEvent.HandoffStarted) {
            return List.of(startGreen(job), wake(job.handoff().orElseThrow()));
        } else if (event instanceof StreamEvent.GreenOnline) {
            return List.of(stop(job, job.blue().epoch()), NOT_OVERDUE);
        } else if (event instanceof StreamEvent.GreenAborted aborted) {
            return List.of(stop(job, aborted.epoch()), NOT_OVERDUE);
        } else if (event instanceof StreamEvent.RulesChanged) {
            return job.handoff().filter(Handoff::isUnproven).isPresent() ? List.of(startGreen(job)) : List.of();
        } else if (event instanceof StreamEvent.Deployed) {
            return List.of(startBlue(job));
        } else if (event instanceof StreamEvent.BlueDrained
                || event instanceof StreamEvent.GreenStopped
                || event instanceof StreamEvent.TargetSet) {
            return isSettled(job) ? List.of(report(job)) : List.of();
        } else if (event instanceof StreamEvent.HandoffFailed) {
            return List.of(report(job));
        }
        return List.of();
    }

    static List<Effect> owed(Running job) {
        if (job.isSteady()) {
            return job.target().isPresent() ? List.of(startBlue(job), report(job)) : List.of(startBlue(job));
        }
        Handoff handoff = job.handoff().get();
        return switch (handoff.phase()) {
            case GREEN_STARTING, GREEN_CATCHING_UP -> List.of(startBlue(job), startGreen(job), wake(handoff));
            case DRAINING_BLUE -> List.of(startGreen(job), stop(job, job.blue().epoch()));
            case ABORTING_GREEN -> List.of(startBlue(job), stop(job, handoff.epoch()));
        };
    }

    private static boolean isSettled(Running job) {
        return job.isSteady()
                && job.blue().build().equals(job.target().orElseThrow().build());
    }

    private static Tell report(Running job) {
        return new Tell(job.account(), job.report().orElseThrow());
    }

    private static Ask startBlue(Running job) {
        return new Ask(
                new EnsureStarted(job.id(), job.blue().epoch(), job.blue().build(), OptionalLong.empty(), job.rules()));
    }

    private static Ask startGreen(Running job) {
        Handoff green = job.handoff().orElseThrow();
        return new Ask(new EnsureStarted(
                job.id(),
                green.epoch(),
                green.build(),
                OptionalLong.of(job.blue().epoch()),
                job.rules()));
    }

    private static Ask stop(Running job, long epoch) {
        return new Ask(new EnsureStopped(job.id(), epoch));
    }

    private static Wake wake(Handoff handoff) {
        return new Wake(StreamJob.OVERDUE, handoff.deadline(), new StreamCommand.HandoffOverdue(handoff.epoch()));
    }
}
