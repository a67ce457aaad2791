package io.slipway.simulation.census;

import io.slipway.account.AccountEvent;
import io.slipway.account.AccountRefusal;
import io.slipway.machine.Refusal;
import io.slipway.simulation.witness.Witness.BatchRun;
import java.time.Duration;

/** What members of accounts applied, and what batch jobs ran on. */
final class ApplyTotals {

    private long started;
    private long failed;
    private long refused;
    private long streams;
    private long batchRuns;
    private long outlived;

    void counted(AccountEvent event) {
        if (event instanceof AccountEvent.ApplyStarted) {
            started++;
        } else if (event instanceof AccountEvent.ApplyFailed) {
            failed++;
        } else if (event instanceof AccountEvent.StreamApplied) {
            streams++;
        }
    }

    void counted(Refusal refusal) {
        if (refusal instanceof AccountRefusal && !refusal.isTooEarly()) {
            refused++;
        }
    }

    void counted(BatchRun run) {
        batchRuns++;
        outlived += run.outlivedItsRuntime() ? 1 : 0;
    }

    void addTo(Figures figures, Duration planned) {
        figures.countAny("applies", started)
                .countAny("appliesFailed", failed)
                .countAny("appliesRefused", refused)
                .countAny("streamsApplied", streams)
                .countAny("plannedDowntimeSeconds", planned.toSeconds())
                .countAny("batchRuns", batchRuns)
                .countAny("batchRunsThatOutlivedTheirRuntime", outlived);
    }
}
