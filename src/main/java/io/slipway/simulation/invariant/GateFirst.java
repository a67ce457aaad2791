package io.slipway.simulation.invariant;

import io.slipway.account.AccountEvent;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.panorama.SeenAccount;
import io.slipway.simulation.panorama.SeenRun;
import io.slipway.train.TrainEvent;
import java.time.Instant;
import java.util.List;

/** I3: no account starts for a run before the gate of its stage is recorded, and stages go in their order. */
final class GateFirst {

    private static final String NAME = "I3";

    private final Violations violations;

    GateFirst(Violations violations) {
        this.violations = violations;
    }

    void updateStarted(Instant at, SeenAccount account, AccountEvent.UpdateStarted event) {
        if (violations.fails(account.mover().filter(SeenRun::isGatePassed).isPresent())) {
            String found = account.mover().isPresent() ? "its gate has not passed" : "no active release has such a run";
            violations.add(NAME, at, account.id(), "starts for " + event.wave() + ", and " + found);
        }
    }

    void train(Instant at, TrainEvent event, Panorama panorama) {
        if (event instanceof TrainEvent.StageGatePassed passed) {
            panorama.release().ifPresent(release -> inOrder(at, release.runs(), passed.stage()));
        } else if (event instanceof TrainEvent.RunOpened opened) {
            panorama.release().ifPresent(release -> gated(at, release.runs().get(opened.stage())));
        }
    }

    private void inOrder(Instant at, List<SeenRun> runs, int stage) {
        for (SeenRun run : runs) {
            boolean orderly = run.place() < stage ? run.isOver() : run.place() == stage || !run.isGatePassed();
            if (violations.fails(orderly)) {
                String found = run.place() < stage ? " is not over" : " came before it";
                violations.add(NAME, at, runs.get(stage).wave(), "its gate passes, and " + run.wave() + found);
            }
        }
    }

    private void gated(Instant at, SeenRun run) {
        if (violations.fails(run.isGatePassed())) {
            violations.add(NAME, at, run.wave(), "opens, and its gate has not passed");
        }
    }
}
