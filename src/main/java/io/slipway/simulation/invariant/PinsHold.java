package io.slipway.simulation.invariant;

import io.slipway.simulation.panorama.SeenJob;
import io.slipway.simulation.panorama.SeenProcess;
import io.slipway.stream.StreamEvent;
import java.time.Instant;

/** I12: a release never restarts a pinned job. Beyond its first process, each start is one its owner asked for (fact F15). */
final class PinsHold {

    private static final String NAME = "I12";

    private final Violations violations;

    PinsHold(Violations violations) {
        this.violations = violations;
    }

    void handoffStarted(Instant at, SeenJob job, StreamEvent.HandoffStarted event) {
        if (violations.fails(!job.isPinned() || !event.trigger().isPlatform())) {
            violations.add(NAME, at, job.id(), "is pinned, and is handed off by " + event.trigger());
        }
    }

    void started(Instant at, SeenJob job, SeenProcess process) {
        if (violations.fails(!job.isPinned() || job.starts() == 1 || job.ownersEpoch() == process.epoch())) {
            violations.add(
                    NAME, at, job.id(), "is pinned, and epoch " + process.epoch() + " starts unasked by its owner");
        }
    }
}
