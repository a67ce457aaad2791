package io.slipway.simulation.census;

import io.slipway.policy.ScheduledStage;
import io.slipway.simulation.panorama.Onlooker;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.train.TrainEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person wants to read of a run: a line for each event of the train that concerns a release as a whole, none for an account.
 * Failed updates that are issues have one line per run, the first.
 */
public final class Timeline implements Onlooker {

    private final List<Milestone> milestones = new ArrayList<>();
    private List<ScheduledStage> stages = List.of();
    private String failureTold = "";
    private final Rosters rosters = new Rosters();

    /** In the order they happened. */
    public List<Milestone> milestones() {
        return List.copyOf(milestones);
    }

    @Override
    public void train(Instant at, TrainEvent event, Panorama panorama) {
        rosters.heard(event);
        if (event instanceof TrainEvent.ReleaseProposed e) {
            stages = e.stages();
            failureTold = "";
        } else if (event instanceof TrainEvent.RosterFrozen e) {
            rosters.frozen(e);
        } else if (event instanceof TrainEvent.RunOpened) {
            failureTold = "";
        } else if (event instanceof TrainEvent.IssueOpened e && e.updateFailure()) {
            if (!failureTold.isEmpty()) {
                return;
            }
            failureTold = e.issue();
        }
        new Telling(at, this::stage, this::accounts).of(event).ifPresent(milestones::add);
    }

    private String stage(int place) {
        return stages.get(place).stage().name();
    }

    private int accounts(int place) {
        return rosters.count(stages.get(place).stage());
    }
}
