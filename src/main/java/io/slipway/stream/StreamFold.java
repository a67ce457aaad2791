package io.slipway.stream;

import io.slipway.machine.Build;
import io.slipway.stream.StreamState.Clearing;
import io.slipway.stream.StreamState.Handoff;
import io.slipway.stream.StreamState.Phase;
import io.slipway.stream.StreamState.Process;
import io.slipway.stream.StreamState.Retired;
import io.slipway.stream.StreamState.Running;
import io.slipway.stream.StreamState.Target;
import java.util.List;
import java.util.Optional;

/** The state of a stream job after each of its events. */
final class StreamFold {

    private StreamFold() {}

    static StreamState evolve(StreamState state, StreamEvent event) {
        if (state instanceof Clearing clearing) {
            return clearing(clearing, event);
        } else if (event instanceof StreamEvent.Deployed deployed) {
            return deployed(state, deployed);
        } else if (event instanceof StreamEvent.Retired e) {
            return new Retired(state.id(), e.account(), e.order(), state.lastEpoch());
        }
        return running((Running) state, event);
    }

    private static Running deployed(StreamState state, StreamEvent.Deployed event) {
        Definition definition = event.definition().orElse(Definition.registered(event.pinned()));
        Optional<Target> target = definition.rebuilt() > 0
                ? Optional.of(new Target(
                        definition.rebuilt(), Trigger.APPLY_SIDE_EFFECT, event.build(), definition, Optional.empty()))
                : Optional.empty();
        return new Running(
                state.id(),
                event.account(),
                event.rules(),
                new Process(event.epoch(), event.build(), definition),
                Optional.empty(),
                target,
                event.epoch());
    }

    private static StreamState running(Running job, StreamEvent event) {
        if (event instanceof StreamEvent.HandoffStarted e) {
            Target target = target(e.order(), e.trigger(), e.build(), e.definition());
            return job.aimedAt(target)
                    .handing(new Handoff(
                            Phase.GREEN_STARTING,
                            e.order(),
                            e.epoch(),
                            e.build(),
                            target.definition(),
                            e.attempt(),
                            e.deadline(),
                            Optional.empty()));
        } else if (event instanceof StreamEvent.GreenStarted) {
            return job.handing(green(job).in(Phase.GREEN_CATCHING_UP));
        } else if (event instanceof StreamEvent.GreenOnline) {
            return job.handing(green(job).in(Phase.DRAINING_BLUE));
        } else if (event instanceof StreamEvent.BlueDrained) {
            return job.steadyOn(green(job).green());
        } else if (event instanceof StreamEvent.GreenAborted e) {
            return job.handing(
                    green(job).aborting(e.reason(), e.stopBy().orElse(green(job).deadline())));
        } else if (event instanceof StreamEvent.StopOverdue e) {
            return job.handing(green(job).by(e.stopBy()));
        } else if (event instanceof StreamEvent.GreenStopped || event instanceof StreamEvent.RebuiltOnline) {
            return job.steadyOn(job.blue());
        } else if (event instanceof StreamEvent.HandoffFailed e) {
            return job.steadyOn(job.blue()).aimedAt(job.target().orElseThrow().failing(e.reason()));
        } else if (event instanceof StreamEvent.TargetSet e) {
            return job.aimedAt(target(e.order(), e.trigger(), e.build(), e.definition()));
        } else if (event instanceof StreamEvent.RulesChanged e) {
            return job.with(e.rules());
        }
        return leaving(job, event);
    }

    private static Clearing leaving(Running job, StreamEvent event) {
        if (event instanceof StreamEvent.RebuildStarted e) {
            Target next = new Target(e.order(), e.trigger(), e.build(), e.definition(), Optional.empty());
            return clear(job, e.order(), Optional.of(next), 1);
        } else if (event instanceof StreamEvent.RetirementStarted e) {
            return clear(job, e.order(), Optional.empty(), 1);
        } else if (event instanceof StreamEvent.RebuildAborted) {
            Target target = job.target().orElseThrow();
            Handoff rebuild = green(job);
            int attempt = target.order() == rebuild.order() ? rebuild.attempt() + 1 : 1;
            return clear(job, target.order(), job.target(), attempt);
        }
        throw new IllegalArgumentException("not an event of a running stream job: " + event);
    }

    private static Clearing clear(Running job, long order, Optional<Target> next, int attempt) {
        long blue = job.blue().epoch();
        long green = job.handoff().map(Handoff::epoch).orElse(blue);
        List<Long> epochs = blue == green ? List.of(blue) : List.of(blue, green);
        return new Clearing(job.id(), job.account(), job.rules(), epochs, order, next, attempt, job.lastEpoch());
    }

    private static StreamState clearing(Clearing job, StreamEvent event) {
        if (event instanceof StreamEvent.ProcessStopped e) {
            return job.without(e.epoch());
        } else if (event instanceof StreamEvent.Rebuilt e) {
            return rebuilt(job, e);
        } else if (event instanceof StreamEvent.Retired e) {
            return new Retired(job.id(), e.account(), e.order(), job.lastEpoch());
        } else if (event instanceof StreamEvent.TargetSet e) {
            return job.aimedAt(e.order(), Optional.of(target(e.order(), e.trigger(), e.build(), e.definition())));
        } else if (event instanceof StreamEvent.RetirementStarted e) {
            return job.aimedAt(e.order(), Optional.empty());
        } else if (event instanceof StreamEvent.RulesChanged e) {
            return job.with(e.rules());
        }
        throw new IllegalArgumentException("not an event of a stream job that is being cleared: " + event);
    }

    private static Running rebuilt(Clearing job, StreamEvent.Rebuilt event) {
        Target target = job.next().orElseThrow();
        Process blue = new Process(event.epoch(), event.build(), target.definition());
        Handoff rebuild = new Handoff(
                Phase.REBUILDING,
                event.order(),
                event.epoch(),
                event.build(),
                target.definition(),
                event.attempt(),
                event.deadline(),
                Optional.empty());
        return new Running(
                job.id(), job.account(), job.rules(), blue, Optional.of(rebuild), Optional.of(target), event.epoch());
    }

    private static Target target(long order, Trigger trigger, Build build, Optional<Definition> definition) {
        return new Target(order, trigger, build, definition.orElse(Definition.registered(false)), Optional.empty());
    }

    private static Handoff green(Running job) {
        return job.handoff().orElseThrow();
    }
}
