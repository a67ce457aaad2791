package io.slipway.study.figure;

import io.slipway.account.AccountEvent;
import io.slipway.simulation.panorama.Onlooker;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.panorama.SeenAccount;
import io.slipway.train.TrainEvent;
import java.time.Instant;

/** Counts what takes a person. */
final class Attention implements Onlooker {

    /** Who halts and cancels by itself. */
    private static final String POLICY = "policy";

    private int interventions;

    @Override
    public void account(Instant at, SeenAccount account, AccountEvent event) {
        interventions += event instanceof AccountEvent.HandNeeded ? 1 : 0;
    }

    @Override
    public void train(Instant at, TrainEvent event, Panorama panorama) {
        interventions += takesAPerson(event) ? 1 : 0;
    }

    private static boolean takesAPerson(TrainEvent event) {
        if (event instanceof TrainEvent.RunHalted e) {
            return !e.by().equals(POLICY);
        } else if (event instanceof TrainEvent.ReleaseCanceled e) {
            return !e.by().equals(POLICY);
        }
        return event instanceof TrainEvent.IssueOpened
                || event instanceof TrainEvent.PatchProposed
                || event instanceof TrainEvent.IssueTriaged
                || event instanceof TrainEvent.IssueWaived
                || event instanceof TrainEvent.GateOverridden
                || event instanceof TrainEvent.SoakOverridden
                || event instanceof TrainEvent.CellRerun
                || event instanceof TrainEvent.RunResumed;
    }

    int interventions() {
        return interventions;
    }
}
