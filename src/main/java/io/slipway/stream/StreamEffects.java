package io.slipway.stream;

import io.slipway.machine.Build;
import io.slipway.machine.Effect;
import io.slipway.machine.Effect.Ask;
import io.slipway.machine.Effect.Tell;
import io.slipway.machine.Effect.Unwake;
import io.slipway.machine.Effect.Wake;
import io.slipway.stream.StreamRuntime.EnsureStarted;
import io.slipway.stream.StreamRuntime.EnsureStopped;
import io.slipway.stream.StreamState.Clearing;
import io.slipway.stream.StreamState.Handoff;
import io.slipway.stream.StreamState.Retired;
import io.slipway.stream.StreamState.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What a stream job asks for after each event, and what it owes after a crash. */
final class StreamEffects {

    private static final Unwake NOT_OVERDUE = new Unwake(StreamJob.OVERDUE);

    private StreamEffects() {}

    static List<Effect> of(StreamState before, StreamEvent event, StreamState after) {
        if (after instanceof Running job) {
            return running(before, event, job);
        } else if (after instanceof Clearing job) {
            return before instanceof Running running ? clearing(running, job) : List.of();
        }
        return owed(after);
    }

    private static List<Effect> running(StreamState before, StreamEvent event, Running job) {
        if (event instanceof StreamEvent.HandoffStarted) {
            return List.of(startGreen(job), wake(job.handoff().orElseThrow()));
        } else if (event instanceof StreamEvent.GreenOnline) {
            return List.of(stop(job, job.blue().epoch()));
        } else if (event instanceof StreamEvent.GreenAborted aborted) {
            return List.of(stop(job, aborted.epoch()), wake(job.handoff().orElseThrow()));
        } else if (event instanceof StreamEvent.StopOverdue overdue) {
            return List.of(stop(job, overdue.epoch()), wake(job.handoff().orElseThrow()));
        } else if (event instanceof StreamEvent.RulesChanged) {
            return probedAnew(job);
        } else if (event instanceof StreamEvent.Deployed) {
            return job.target().isPresent() ? List.of(startBlue(job), report(job)) : List.of(startBlue(job));
        } else if (event instanceof StreamEvent.Rebuilt) {
            return List.of(startBlue(job), wake(job.handoff().orElseThrow()));
        } else if (event instanceof StreamEvent.HandoffFailed) {
            boolean rebuilding = before instanceof Running running && running.isRebuilding();
            return rebuilding ? List.of(NOT_OVERDUE, report(job)) : List.of(report(job));
        } else if (event instanceof StreamEvent.RebuiltOnline
                || event instanceof StreamEvent.BlueDrained
                || event instanceof StreamEvent.GreenStopped) {
            return isSettled(job) ? List.of(NOT_OVERDUE, report(job)) : List.of(NOT_OVERDUE);
        } else if (event instanceof StreamEvent.TargetSet) {
            return isSettled(job) ? List.of(report(job)) : List.of();
        }
        return List.of();
    }

    private static List<Effect> probedAnew(Running job) {
        if (job.isRebuilding()) {
            return List.of(startBlue(job));
        }
        return job.handoff().filter(Handoff::isUnproven).isPresent() ? List.of(startGreen(job)) : List.of();
    }

    private static List<Effect> clearing(Running before, Clearing job) {
        List<Effect> effects = new ArrayList<>(stops(job));
        if (before.handoff().isPresent()) {
            effects.add(NOT_OVERDUE);
        }
        return effects;
    }

    private static List<Effect> stops(Clearing job) {
        return job.epochs().stream().map(epoch -> (Effect) stop(job, epoch)).toList();
    }

    static List<Effect> owed(StreamState state) {
        if (state instanceof Running job) {
            return owed(job);
        } else if (state instanceof Clearing job) {
            return stops(job);
        }
        return state instanceof Retired job ? List.of(new Tell(job.account(), job.report())) : List.of();
    }

    private static List<Effect> owed(Running job) {
        if (job.isSteady()) {
            return job.target().isPresent() ? List.of(startBlue(job), report(job)) : List.of(startBlue(job));
        }
        Handoff handoff = job.handoff().get();
        return switch (handoff.phase()) {
            case GREEN_STARTING, GREEN_CATCHING_UP -> List.of(startBlue(job), startGreen(job), wake(handoff));
            case DRAINING_BLUE -> List.of(startGreen(job), stop(job, job.blue().epoch()), wake(handoff));
            case ABORTING_GREEN -> List.of(startBlue(job), stop(job, handoff.epoch()), wake(handoff));
            case REBUILDING -> List.of(startBlue(job), wake(handoff));
        };
    }

    private static boolean isSettled(Running job) {
        return job.isSteady() && job.blue().runs(job.target().orElseThrow());
    }

    private static Tell report(Running job) {
        return new Tell(job.account(), job.report().orElseThrow());
    }

    private static Ask startBlue(Running job) {
        return start(job, job.blue().epoch(), job.blue().build(), job.blue().definition(), OptionalLong.empty());
    }

    private static Ask startGreen(Running job) {
        Handoff green = job.handoff().orElseThrow();
        OptionalLong seed = green.definition().canFollow(job.blue().definition())
                ? OptionalLong.of(job.blue().epoch())
                : OptionalLong.empty();
        return start(job, green.epoch(), green.build(), green.definition(), seed);
    }

    private static Ask start(Running job, long epoch, Build build, Definition definition, OptionalLong seed) {
        return new Ask(new EnsureStarted(job.id(), epoch, build, definition.revision(), seed, job.rules()));
    }

    private static Ask stop(StreamState job, long epoch) {
        return new Ask(new EnsureStopped(job.id(), epoch));
    }

    private static Wake wake(Handoff handoff) {
        return new Wake(StreamJob.OVERDUE, handoff.deadline(), new StreamCommand.HandoffOverdue(handoff.epoch()));
    }
}
