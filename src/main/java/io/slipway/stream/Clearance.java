package io.slipway.stream;

import io.slipway.machine.Command;
import io.slipway.machine.Decision;
import io.slipway.stream.StreamState.Clearing;
import io.slipway.stream.StreamState.Retired;
import io.slipway.stream.StreamState.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a stream job decides while all its processes are told to stop, and when it is gone. The latest order says what comes after. */
final class Clearance {

    private Clearance() {}

    static Decision<StreamEvent> decide(Clearing job, Command command, Instant now) {
        if (command instanceof StreamCommand.Stopped stopped) {
            return onStopped(job, stopped, now);
        } else if (command instanceof StreamCommand.Retire retire) {
            return retire.order() > job.order()
                    ? Decision.happened(new StreamEvent.RetirementStarted(retire.order()))
                    : Decision.nothing();
        } else if (command instanceof StreamCommand.Retarget retarget) {
            return onRetarget(job, retarget);
        } else if (command instanceof StreamCommand.Deploy deploy) {
            return onRetarget(job, StreamJob.asRetarget(deploy));
        }
        return Decision.nothing();
    }

    private static Decision<StreamEvent> onStopped(Clearing job, StreamCommand.Stopped stopped, Instant now) {
        if (!job.epochs().contains(stopped.epoch())) {
            return Decision.nothing();
        }
        StreamEvent gone = new StreamEvent.ProcessStopped(stopped.epoch());
        return job.epochs().size() > 1
                ? Decision.happened(gone)
                : Decision.happened(
                        gone,
                        job.next()
                                .map(next -> rebuilt(job, next, now))
                                .orElseGet(() -> new StreamEvent.Retired(job.account(), job.order())));
    }

    private static StreamEvent rebuilt(Clearing job, Target next, Instant now) {
        return new StreamEvent.Rebuilt(
                next.order(),
                next.trigger(),
                next.build(),
                job.lastEpoch() + 1,
                job.attempt(),
                now.plus(job.rules().timeout()),
                next.spelledOut());
    }

    private static Decision<StreamEvent> onRetarget(Clearing job, StreamCommand.Retarget order) {
        if (order.order() <= job.order()) {
            return Decision.nothing();
        }
        Optional<StreamRefusal> refusal =
                job.next().flatMap(next -> StreamJob.refusal(job.id(), next.definition(), order));
        if (refusal.isPresent()) {
            return Decision.refused(refusal.get());
        }
        List<StreamEvent> events = new ArrayList<>(2);
        if (!order.rules().equals(job.rules())) {
            events.add(new StreamEvent.RulesChanged(order.rules()));
        }
        Target target = Target.of(order);
        events.add(new StreamEvent.TargetSet(order.order(), order.trigger(), order.build(), target.spelledOut()));
        return Decision.happened(events);
    }

    /** Late orders of its former life find it gone; a later one brings it back under epochs that were never used. */
    static Decision<StreamEvent> afterwards(Retired job, Command command) {
        if (command instanceof StreamCommand.Deploy deploy && deploy.order() > job.order()) {
            return Decision.happened(StreamJob.deployed(deploy, job.lastEpoch() + 1));
        } else if (command instanceof StreamCommand.Retarget retarget && retarget.order() > job.order()) {
            return Decision.refused(new StreamRefusal.NotDeployed(job.id()));
        } else if (command instanceof StreamCommand.Retire retire && retire.order() >= job.order()) {
            return retire.order() == job.order()
                    ? Decision.already(job.report())
                    : Decision.happened(new StreamEvent.Retired(retire.account(), retire.order()));
        }
        return Decision.nothing();
    }
}
