package io.slipway.simulation.invariant;

import io.slipway.simulation.panorama.SeenJob;
import io.slipway.simulation.panorama.SeenProcess;
import java.time.Instant;

/**
 * I2: at most two processes of a job, at most one committing writer of an epoch. Epochs only rise, so one that was started before,
 * or passed over, never starts.
 */
final class OneWriter {

    private static final String NAME = "I2";
    private static final int BLUE_AND_GREEN = 2;

    private final Violations violations;

    OneWriter(Violations violations) {
        this.violations = violations;
    }

    void started(Instant at, SeenJob job, SeenProcess process) {
        if (violations.fails(job.processes() <= BLUE_AND_GREEN)) {
            violations.add(
                    NAME, at, job.id(), "epoch " + process.epoch() + " starts as process number " + job.processes());
        }
        if (violations.fails(process.isFresh())) {
            violations.add(NAME, at, job.id(), "epoch " + process.epoch() + " starts, and is not above all before it");
        }
    }

    void onlineUnknown(Instant at, SeenJob job, long epoch) {
        if (violations.fails(false)) {
            violations.add(NAME, at, job.id(), "epoch " + epoch + " comes online and has no process");
        }
    }
}
