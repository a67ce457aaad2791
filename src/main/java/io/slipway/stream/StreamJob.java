package io.slipway.stream;

import io.slipway.machine.Command;
import io.slipway.machine.Decision;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Machine;
import io.slipway.stream.StreamState.Handoff;
import io.slipway.stream.StreamState.Phase;
import io.slipway.stream.StreamState.Running;
import io.slipway.stream.StreamState.Target;
import io.slipway.stream.StreamState.Undeployed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One stream job: at least one process online at every instant, at most two alive (DOMAIN 5.6, 10.4).
 *
 * <pre>
 * steady -HandoffStarted-> GREEN_STARTING -GreenStarted-> GREEN_CATCHING_UP -GreenOnline-> DRAINING_BLUE -BlueDrained-> steady
 *                                 |                               |
 *                                 +--- GreenAborted (exit, overdue, superseded) --> ABORTING_GREEN --GreenStopped--+
 *                                                                                                                  |
 *    HandoffStarted (next attempt, or the newer target) | HandoffFailed -> steady, blue kept | steady, blue wanted <+
 * </pre>
 *
 * Two orders at once serialize on the job and the latest wins: an unproven green of an abandoned build is aborted, a draining blue
 * is let go first. A pinned job refuses every order of the platform.
 */
public final class StreamJob implements Machine<StreamState, Command, StreamEvent> {

    static final String OVERDUE = "overdue";

    @Override
    public StreamState empty(EntityId id) {
        return new Undeployed(id);
    }

    @Override
    public Decision<StreamEvent> decide(StreamState state, Command command, Instant now) {
        if (state instanceof Running job) {
            if (command instanceof StreamCommand.Probed probed) {
                return onProbed(job, probed);
            } else if (command instanceof StreamCommand.Retarget retarget) {
                return onRetarget(job, retarget, now);
            } else if (command instanceof StreamCommand.Stopped stopped) {
                return onStopped(job, stopped, now);
            } else if (command instanceof StreamCommand.Exited exited) {
                return abort(job, exited.epoch(), exited.reason());
            } else if (command instanceof StreamCommand.HandoffOverdue overdue) {
                return abort(
                        job, overdue.epoch(), "not online within " + job.rules().timeout());
            } else if (command instanceof StreamCommand.Deploy) {
                return Decision.nothing();
            }
        } else if (command instanceof StreamCommand.Deploy deploy) {
            return Decision.happened(
                    new StreamEvent.Deployed(deploy.account(), deploy.build(), deploy.pinned(), deploy.rules(), 1));
        } else if (command instanceof StreamCommand) {
            return Decision.refused(new StreamRefusal.NotDeployed(state.id()));
        }
        throw new IllegalArgumentException("not a command of a stream job: " + command);
    }

    private static Decision<StreamEvent> onProbed(Running job, StreamCommand.Probed probed) {
        if (job.isSteady()) {
            return Decision.nothing();
        }
        Handoff handoff = job.handoff().get();
        if (handoff.epoch() != probed.epoch() || !handoff.isUnproven()) {
            return Decision.nothing();
        }
        boolean firstProbe = handoff.phase() == Phase.GREEN_STARTING;
        boolean online = probed.ready() >= job.rules().probes();
        if (firstProbe) {
            StreamEvent started = new StreamEvent.GreenStarted(probed.epoch());
            return online
                    ? Decision.happened(started, new StreamEvent.GreenOnline(probed.epoch()))
                    : Decision.happened(started);
        }
        return online ? Decision.happened(new StreamEvent.GreenOnline(probed.epoch())) : Decision.nothing();
    }

    private static Decision<StreamEvent> onRetarget(Running job, StreamCommand.Retarget order, Instant now) {
        if (job.pinned() && order.trigger().isPlatform()) {
            return Decision.refused(new StreamRefusal.Pinned(job.id(), order.trigger()));
        }
        if (job.target().isPresent() && order.order() <= job.target().get().order()) {
            boolean repeated = order.order() == job.target().get().order();
            return repeated && job.isSteady() ? Decision.already(job.report().orElseThrow()) : Decision.nothing();
        }
        List<StreamEvent> events = new ArrayList<>(3);
        if (!order.rules().equals(job.rules())) {
            events.add(new StreamEvent.RulesChanged(order.rules()));
        }
        if (job.isSteady() && !order.build().equals(job.blue().build())) {
            Target target = new Target(order.order(), order.trigger(), order.build(), Optional.empty());
            events.add(start(job.with(order.rules()), target, 1, now));
        } else {
            events.add(new StreamEvent.TargetSet(order.order(), order.trigger(), order.build()));
        }
        job.handoff()
                .filter(handoff -> handoff.isUnproven() && !handoff.build().equals(order.build()))
                .ifPresent(handoff ->
                        events.add(new StreamEvent.GreenAborted(handoff.epoch(), "superseded by " + order.build())));
        return Decision.happened(events);
    }

    private static Decision<StreamEvent> abort(Running job, long epoch, String reason) {
        boolean unproven = job.handoff()
                .filter(handoff -> handoff.epoch() == epoch && handoff.isUnproven())
                .isPresent();
        return unproven ? Decision.happened(new StreamEvent.GreenAborted(epoch, reason)) : Decision.nothing();
    }

    private static Decision<StreamEvent> onStopped(Running job, StreamCommand.Stopped stopped, Instant now) {
        if (job.isSteady()) {
            return Decision.nothing();
        }
        Handoff handoff = job.handoff().get();
        Target target = job.target().orElseThrow();
        if (handoff.phase() == Phase.DRAINING_BLUE
                && stopped.epoch() == job.blue().epoch()) {
            StreamEvent drained = new StreamEvent.BlueDrained(stopped.epoch());
            return target.build().equals(handoff.build())
                    ? Decision.happened(drained)
                    : Decision.happened(drained, start(job, target, 1, now));
        }
        if (handoff.phase() == Phase.ABORTING_GREEN && stopped.epoch() == handoff.epoch()) {
            StreamEvent gone = new StreamEvent.GreenStopped(stopped.epoch());
            if (target.build().equals(job.blue().build())) {
                return Decision.happened(gone);
            }
            boolean superseded = target.order() != handoff.order();
            if (!superseded && handoff.attempt() >= job.rules().attempts()) {
                return Decision.happened(
                        gone,
                        new StreamEvent.HandoffFailed(
                                target.order(), handoff.aborted().orElseThrow()));
            }
            return Decision.happened(gone, start(job, target, superseded ? 1 : handoff.attempt() + 1, now));
        }
        return Decision.nothing();
    }

    private static StreamEvent start(Running job, Target target, int attempt, Instant now) {
        return new StreamEvent.HandoffStarted(
                target.order(),
                target.trigger(),
                target.build(),
                job.lastEpoch() + 1,
                attempt,
                now.plus(job.rules().timeout()));
    }

    @Override
    public StreamState evolve(StreamState state, StreamEvent event) {
        return StreamFold.evolve(state, event);
    }

    @Override
    public List<Effect> effects(StreamState before, StreamEvent event, StreamState after) {
        return StreamEffects.of((Running) after, event);
    }

    @Override
    public List<Effect> owed(StreamState state, Instant now) {
        return state instanceof Running job ? StreamEffects.owed(job) : List.of();
    }
}
