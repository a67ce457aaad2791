package io.slipway.stream;

import io.slipway.stream.StreamState.Handoff;
import io.slipway.stream.StreamState.Phase;
import io.slipway.stream.StreamState.Process;
import io.slipway.stream.StreamState.Running;
import io.slipway.stream.StreamState.Target;
import java.util.Optional;

/** The state of a stream job after each of its events. */
final class StreamFold {

    private StreamFold() {}

    static StreamState evolve(StreamState state, StreamEvent event) {
        if (event instanceof StreamEvent.Deployed deployed) {
            return new Running(
                    state.id(),
                    deployed.account(),
                    deployed.pinned(),
                    deployed.rules(),
                    new Process(deployed.epoch(), deployed.build()),
                    Optional.empty(),
                    Optional.empty(),
                    deployed.epoch());
        }
        Running job = (Running) state;
        if (event instanceof StreamEvent.HandoffStarted e) {
            return job.aimedAt(new Target(e.order(), e.trigger(), e.build(), Optional.empty()))
                    .handing(new Handoff(
                            Phase.GREEN_STARTING,
                            e.order(),
                            e.epoch(),
                            e.build(),
                            e.attempt(),
                            e.deadline(),
                            Optional.empty()));
        } else if (event instanceof StreamEvent.GreenStarted) {
            return job.handing(green(job).in(Phase.GREEN_CATCHING_UP));
        } else if (event instanceof StreamEvent.GreenOnline) {
            return job.handing(green(job).in(Phase.DRAINING_BLUE));
        } else if (event instanceof StreamEvent.BlueDrained) {
            return job.steadyOn(new Process(green(job).epoch(), green(job).build()));
        } else if (event instanceof StreamEvent.GreenAborted e) {
            return job.handing(green(job).aborting(e.reason()));
        } else if (event instanceof StreamEvent.GreenStopped) {
            return job.steadyOn(job.blue());
        } else if (event instanceof StreamEvent.HandoffFailed e) {
            Target target = job.target().orElseThrow();
            return job.aimedAt(new Target(target.order(), target.trigger(), target.build(), Optional.of(e.reason())));
        } else if (event instanceof StreamEvent.TargetSet e) {
            return job.aimedAt(new Target(e.order(), e.trigger(), e.build(), Optional.empty()));
        } else if (event instanceof StreamEvent.RulesChanged e) {
            return job.with(e.rules());
        }
        throw new IllegalArgumentException("not an event of a stream job: " + event);
    }

    private static Handoff green(Running job) {
        return job.handoff().orElseThrow();
    }
}
