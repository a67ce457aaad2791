package io.slipway.simulation.panorama;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.policy.Policy;
import io.slipway.train.TrainEvent;
import java.util.Optional;

/** What the train says: the policy, the baseline and the active release. */
final class SeenTrain {

    private Policy policy;
    private Build baseline;
    private Optional<SeenRelease> release = Optional.empty();

    SeenTrain(Policy policy, Build baseline) {
        this.policy = policy;
        this.baseline = baseline;
    }

    /** What must be so before anyone looks at the event. */
    void before(TrainEvent event) {
        if (event instanceof TrainEvent.ReleaseProposed e) {
            release = Optional.of(new SeenRelease(e, policy, baseline));
        } else if (event instanceof TrainEvent.Commissioned e) {
            policy = e.policy();
            baseline = e.baseline();
        } else if (event instanceof TrainEvent.PolicyAdopted e) {
            policy = e.policy();
        } else if (release.isPresent()) {
            release.get().happened(event);
        }
    }

    /** What must be so once everyone has looked at it. */
    void after(TrainEvent event) {
        if (event instanceof TrainEvent.ReleaseEnded e) {
            baseline = e.shipped().orElse(baseline);
            release.ifPresent(over -> over.touched().forEach(account -> account.leave(over)));
            release = Optional.empty();
        }
    }

    /** The run that this wave carries out, if it is one of the active release. */
    Optional<SeenRun> run(EntityId wave) {
        if (release.isPresent()) {
            for (SeenRun run : release.get().runs()) {
                if (run.wave().equals(wave)) {
                    return Optional.of(run);
                }
            }
        }
        return Optional.empty();
    }

    Optional<SeenRelease> release() {
        return release;
    }

    Policy policy() {
        return policy;
    }
}
