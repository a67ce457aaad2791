package io.slipway.simulation.invariant;

import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.panorama.SeenJob;
import io.slipway.simulation.panorama.SeenProcess;
import io.slipway.simulation.witness.Witness.Ending;
import java.time.Instant;

/**
 * I1: a running stream job always has an online process. The control plane breaks it when it tells a process to drain that no other
 * one stands in for, or stops the last one. A process that ends by itself is the world's doing, and so is the gap it leaves; a recreate or a
 * delete is its owner's (DOMAIN 5.2).
 */
final class AlwaysOnline {

    private static final String NAME = "I1";

    private final Violations violations;

    AlwaysOnline(Violations violations) {
        this.violations = violations;
    }

    void draining(Instant at, SeenJob job, SeenProcess process) {
        if (violations.fails(!process.isOnline() || job.staying() > 0 || job.isTakenDown())) {
            violations.add(
                    NAME,
                    at,
                    job.id(),
                    "epoch " + process.epoch() + " is told to drain, and no other online one stays");
        }
    }

    void gone(Instant at, SeenJob job, SeenProcess process, Ending ending) {
        boolean stopped = process.isOnline() && ending == Ending.STOPPED;
        if (violations.fails(!stopped || job.online() > 0 || job.isRobbed() || job.isTakenDown())) {
            violations.add(NAME, at, job.id(), "epoch " + process.epoch() + " is stopped, the last one online");
        }
    }

    void ended(Instant at, Panorama panorama) {
        for (SeenJob job : panorama.jobs()) {
            if (violations.fails(job.starts() == 0 || job.isRunning() || job.isRetired())) {
                violations.add(NAME, at, job.id(), "it was started and never had a process online");
            }
        }
    }
}
