package io.slipway.simulation.panorama;

import io.slipway.machine.Build;
import io.slipway.policy.Policy;
import io.slipway.train.TrainEvent;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** The active release: its runs, its builds and the accounts it has touched. */
public final class SeenRelease {

    private final String id;
    private final Policy policy;
    private final Build baseline;
    private final LocalDate monday;
    private final List<SeenRun> runs = new ArrayList<>();
    private final List<Build> builds = new ArrayList<>();
    private final List<SeenAccount> touched = new ArrayList<>();

    SeenRelease(TrainEvent.ReleaseProposed proposed, Policy policy, Build baseline) {
        this.id = proposed.release();
        this.policy = policy;
        this.baseline = baseline;
        this.builds.add(proposed.build());
        proposed.stages().forEach(plan -> runs.add(new SeenRun(this, runs.size(), plan)));
        this.monday = runs.get(0)
                .plan()
                .opens()
                .atZone(policy.zone())
                .toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    void happened(TrainEvent event) {
        if (event instanceof TrainEvent.StageGatePassed e) {
            runs.get(e.stage()).gatePassed();
        } else if (event instanceof TrainEvent.RunOpened e) {
            runs.get(e.stage()).opened(e.build());
        } else if (event instanceof TrainEvent.RunEnded e) {
            runs.get(e.stage()).over();
        } else if (event instanceof TrainEvent.RunSkipped e) {
            runs.get(e.stage()).over();
        } else if (event instanceof TrainEvent.PatchProposed e) {
            builds.add(e.build());
        }
    }

    void touches(SeenAccount account) {
        if (account.isNewTo(this)) {
            touched.add(account);
        }
    }

    public String id() {
        return id;
    }

    /** The policy it follows to its end. */
    public Policy policy() {
        return policy;
    }

    /** What a roll-back goes to. */
    public Build baseline() {
        return baseline;
    }

    /** The first day of its week, in the zone of its policy. */
    public LocalDate monday() {
        return monday;
    }

    /** In the order of the week. */
    public List<SeenRun> runs() {
        return runs;
    }

    /** First to last patched. */
    public List<Build> builds() {
        return builds;
    }

    /** The accounts that started an update, in that order. */
    public List<SeenAccount> touched() {
        return touched;
    }

    /** When its last window closes. */
    public Instant lastClosing() {
        return runs.get(runs.size() - 1).plan().closes();
    }
}
