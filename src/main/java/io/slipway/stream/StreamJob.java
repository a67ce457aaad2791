package io.slipway.stream;

import io.slipway.machine.Command;
import io.slipway.machine.Decision;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Machine;
import io.slipway.stream.StreamState.Clearing;
import io.slipway.stream.StreamState.Handoff;
import io.slipway.stream.StreamState.Phase;
import io.slipway.stream.StreamState.Retired;
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
 *
 *    StopOverdue, while a process drains or is aborted: it is told to stop again
 *
 * any -RebuildStarted-> CLEARING -ProcessStopped, of each-> -Rebuilt-> REBUILDING -RebuiltOnline-> steady, or the newer target
 *                          ^                                              |  HandoffFailed (last attempt) -> steady
 *                          +-------- RebuildAborted (exit, overdue) ------+
 * any -RetirementStarted-> CLEARING -ProcessStopped, of each-> -Retired-> gone; a later order deploys it again
 * </pre>
 *
 * <p>What a process runs is a build and a {@link Definition}; a process is handed over if and only if one of the two differs from the
 * target. A release changes the build and repeats the definition, an apply changes the definition, and the build with it if it pins.
 * Each order is the whole target, so two at once serialize on the job and the latest wins: an unproven green of an abandoned target is
 * aborted, a draining blue is let go first, a rebuilt process comes online first. A pinned job refuses every order of the platform.
 *
 * <p>A rebuild is the one order that takes the job down (DOMAIN 5.2). Only the owner's definition can ask for it.
 */
public final class StreamJob implements Machine<StreamState, Command, StreamEvent> {

    static final String OVERDUE = "overdue";

    @Override
    public StreamState empty(EntityId id) {
        return new Undeployed(id);
    }

    @Override
    public Decision<StreamEvent> decide(StreamState state, Command command, Instant now) {
        if (!(command instanceof StreamCommand)) {
            throw new IllegalArgumentException("not a command of a stream job: " + command);
        } else if (state instanceof Running job) {
            return running(job, command, now);
        } else if (state instanceof Clearing job) {
            return Clearance.decide(job, command, now);
        } else if (state instanceof Retired job) {
            return Clearance.afterwards(job, command);
        } else if (command instanceof StreamCommand.Deploy deploy) {
            return Decision.happened(deployed(deploy, 1));
        } else if (command instanceof StreamCommand.Retire retire) {
            return Decision.happened(new StreamEvent.Retired(retire.account(), retire.order()));
        }
        return Decision.refused(new StreamRefusal.NotDeployed(state.id()));
    }

    private static Decision<StreamEvent> running(Running job, Command command, Instant now) {
        if (command instanceof StreamCommand.Probed probed) {
            return onProbed(job, probed, now);
        } else if (command instanceof StreamCommand.Retarget retarget) {
            return onRetarget(job, retarget, now);
        } else if (command instanceof StreamCommand.Stopped stopped) {
            return onStopped(job, stopped, now);
        } else if (command instanceof StreamCommand.Exited exited) {
            return abort(job, exited.epoch(), exited.reason(), now);
        } else if (command instanceof StreamCommand.HandoffOverdue overdue) {
            return overdue(job, overdue.epoch(), now);
        } else if (command instanceof StreamCommand.Retire retire) {
            return retire.order() > job.heard()
                    ? Decision.happened(new StreamEvent.RetirementStarted(retire.order()))
                    : Decision.nothing();
        }
        StreamCommand.Deploy deploy = (StreamCommand.Deploy) command;
        return deploy.order() > job.heard() ? onRetarget(job, asRetarget(deploy), now) : Decision.nothing();
    }

    /** A creation that meets the job alive follows a deletion that is still on its way, and does without it. */
    static StreamCommand.Retarget asRetarget(StreamCommand.Deploy deploy) {
        return new StreamCommand.Retarget(
                deploy.order(), Trigger.APPLY_SIDE_EFFECT, deploy.build(), deploy.definition(), deploy.rules());
    }

    static StreamEvent deployed(StreamCommand.Deploy deploy, long epoch) {
        Definition definition = deploy.definition();
        return new StreamEvent.Deployed(
                deploy.account(),
                deploy.build(),
                definition.pinned(),
                deploy.rules(),
                epoch,
                definition.isApplied() ? Optional.of(definition) : Optional.empty());
    }

    private static Decision<StreamEvent> onProbed(Running job, StreamCommand.Probed probed, Instant now) {
        if (job.isSteady()) {
            return Decision.nothing();
        }
        Handoff handoff = job.handoff().get();
        boolean online = probed.ready() >= job.rules().probes();
        if (handoff.epoch() == probed.epoch() && job.isRebuilding() && online) {
            return onRebuilt(job, now);
        } else if (handoff.epoch() != probed.epoch() || !handoff.isUnproven()) {
            return Decision.nothing();
        }
        if (handoff.phase() == Phase.GREEN_STARTING) {
            StreamEvent started = new StreamEvent.GreenStarted(probed.epoch());
            return online
                    ? Decision.happened(started, new StreamEvent.GreenOnline(probed.epoch()))
                    : Decision.happened(started);
        }
        return online ? Decision.happened(new StreamEvent.GreenOnline(probed.epoch())) : Decision.nothing();
    }

    private static Decision<StreamEvent> onRebuilt(Running job, Instant now) {
        StreamEvent online = new StreamEvent.RebuiltOnline(job.blue().epoch());
        Target target = job.target().orElseThrow();
        return job.blue().runs(target)
                ? Decision.happened(online)
                : Decision.happened(online, towards(job, target, now));
    }

    private static Decision<StreamEvent> onRetarget(Running job, StreamCommand.Retarget order, Instant now) {
        if (order.order() <= job.heard()) {
            boolean repeated = job.target().isPresent() && order.order() == job.heard();
            return repeated && job.isSteady() ? Decision.already(job.report().orElseThrow()) : Decision.nothing();
        }
        Optional<StreamRefusal> refusal = refusal(job.id(), job.definition(), order);
        if (refusal.isPresent()) {
            return Decision.refused(refusal.get());
        }
        List<StreamEvent> events = new ArrayList<>(3);
        if (!order.rules().equals(job.rules())) {
            events.add(new StreamEvent.RulesChanged(order.rules()));
        }
        Target target = Target.of(order);
        boolean rebuild = target.definition().replaces(job.blue().definition());
        if (job.isSteady() ? !job.blue().runs(target) : rebuild && !job.isRebuilding()) {
            events.add(towards(job.with(order.rules()), target, now));
            return Decision.happened(events);
        }
        events.add(new StreamEvent.TargetSet(order.order(), order.trigger(), order.build(), target.spelledOut()));
        job.handoff()
                .filter(handoff -> handoff.isUnproven() && !handoff.leadsTo(target))
                .ifPresent(handoff -> events.add(new StreamEvent.GreenAborted(
                        handoff.epoch(), "superseded by " + order.build(), Optional.of(stopBy(job, now)))));
        return Decision.happened(events);
    }

    /**
     * Whether an order of the platform oversteps. Its account sends one only when the owner's last apply is through, so no such order
     * can have overtaken an apply.
     */
    static Optional<StreamRefusal> refusal(EntityId job, Definition held, StreamCommand.Retarget order) {
        if (!order.trigger().isPlatform()) {
            return Optional.empty();
        } else if (held.pinned()) {
            return Optional.of(new StreamRefusal.Pinned(job, order.trigger()));
        }
        return held.equals(order.definition())
                ? Optional.empty()
                : Optional.of(new StreamRefusal.NotTheOwners(job, order.trigger()));
    }

    /** Green is not online in time, or the process that has to go is not gone in time. */
    private static Decision<StreamEvent> overdue(Running job, long epoch, Instant now) {
        Optional<Handoff> leaving = job.handoff()
                .filter(handoff -> handoff.epoch() == epoch && !handoff.isUnproven() && !job.isRebuilding());
        if (leaving.isEmpty()) {
            return abort(job, epoch, "not online within " + job.rules().timeout(), now);
        }
        long going = leaving.get().phase() == Phase.DRAINING_BLUE ? job.blue().epoch() : epoch;
        return Decision.happened(new StreamEvent.StopOverdue(going, stopBy(job, now)));
    }

    private static Instant stopBy(Running job, Instant now) {
        return now.plus(job.rules().timeout());
    }

    private static Decision<StreamEvent> abort(Running job, long epoch, String reason, Instant now) {
        if (job.isSteady() || job.handoff().get().epoch() != epoch) {
            return Decision.nothing();
        }
        Handoff handoff = job.handoff().get();
        if (handoff.isUnproven()) {
            return Decision.happened(new StreamEvent.GreenAborted(epoch, reason, Optional.of(stopBy(job, now))));
        } else if (!job.isRebuilding()) {
            return Decision.nothing();
        }
        boolean last = job.heard() == handoff.order()
                && handoff.attempt() >= job.rules().attempts();
        return Decision.happened(
                last
                        ? new StreamEvent.HandoffFailed(job.heard(), reason)
                        : new StreamEvent.RebuildAborted(epoch, reason));
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
            return handoff.leadsTo(target)
                    ? Decision.happened(drained)
                    : Decision.happened(drained, start(job, target, 1, now));
        }
        if (handoff.phase() == Phase.ABORTING_GREEN && stopped.epoch() == handoff.epoch()) {
            StreamEvent gone = new StreamEvent.GreenStopped(stopped.epoch());
            if (job.blue().runs(target)) {
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

    private static StreamEvent towards(Running job, Target target, Instant now) {
        return target.definition().replaces(job.blue().definition())
                ? new StreamEvent.RebuildStarted(target.order(), target.trigger(), target.build(), target.definition())
                : start(job, target, 1, now);
    }

    private static StreamEvent start(Running job, Target target, int attempt, Instant now) {
        return new StreamEvent.HandoffStarted(
                target.order(),
                target.trigger(),
                target.build(),
                job.lastEpoch() + 1,
                attempt,
                now.plus(job.rules().timeout()),
                target.spelledOut());
    }

    @Override
    public StreamState evolve(StreamState state, StreamEvent event) {
        return StreamFold.evolve(state, event);
    }

    @Override
    public List<Effect> effects(StreamState before, StreamEvent event, StreamState after) {
        return StreamEffects.of(before, event, after);
    }

    @Override
    public List<Effect> owed(StreamState state, Instant now) {
        return StreamEffects.owed(state);
    }
}
