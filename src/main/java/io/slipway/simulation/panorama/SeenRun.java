package io.slipway.simulation.panorama;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.policy.ScheduledStage;
import io.slipway.policy.Stage;
import java.util.Optional;

/** One stage of the active release, as its train and its accounts tell of it. */
public final class SeenRun {

    private final SeenRelease release;
    private final EntityId wave;
    private final int place;
    private final ScheduledStage plan;
    private final Stage stage;
    private Optional<Build> build = Optional.empty();
    private boolean gatePassed;
    private boolean over;
    private int inFlight;
    private int moves;

    SeenRun(SeenRelease release, int place, ScheduledStage plan) {
        String name = plan.stage().name();
        this.release = release;
        this.place = place;
        this.plan = plan;
        this.wave = plan.stage().run(release.id());
        this.stage = release.policy().stages().stream()
                .filter(other -> other.name().equals(name))
                .findFirst()
                .orElse(plan.stage());
    }

    void gatePassed() {
        gatePassed = true;
    }

    void opened(Build shipped) {
        build = Optional.of(shipped);
    }

    void over() {
        over = true;
    }

    void departed() {
        inFlight++;
        moves++;
    }

    void arrived() {
        inFlight--;
    }

    public SeenRelease release() {
        return release;
    }

    /** The address of the wave that carries it out. */
    public EntityId wave() {
        return wave;
    }

    /** Its place in the week, counted from 0. */
    public int place() {
        return place;
    }

    /** When the train says its window is. */
    public ScheduledStage plan() {
        return plan;
    }

    /** What the policy says of it. */
    public Stage stage() {
        return stage;
    }

    /** What it ships; empty until it opens. */
    public Optional<Build> build() {
        return build;
    }

    public boolean isGatePassed() {
        return gatePassed;
    }

    /** Whether it has ended or was skipped. */
    public boolean isOver() {
        return over;
    }

    /** The accounts that it is moving, forward or back, by what the accounts say. */
    public int inFlight() {
        return inFlight;
    }

    /** The moves it has set off, forward or back, by what the accounts say. */
    public int moves() {
        return moves;
    }
}
