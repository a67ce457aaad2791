package io.slipway.simulation.panorama;

import io.slipway.account.AccountEvent;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One account: what truly serves it, its jobs, and which run is moving it. */
public final class SeenAccount {

    private final EntityId id;
    private final List<SeenJob> unpinned = new ArrayList<>(4);
    private Build serving;
    private Optional<SeenRun> mover = Optional.empty();
    private Optional<SeenRelease> touchedIn = Optional.empty();
    private boolean moving;
    private boolean stuck;
    private boolean needsHand;

    SeenAccount(EntityId id, Build serving) {
        this.id = id;
        this.serving = serving;
    }

    /** A job came, went, or is pinned otherwise than before. */
    void repinned(SeenJob job) {
        boolean follows = !job.isPinned() && !job.isRetired();
        if (!follows) {
            unpinned.remove(job);
        } else if (!unpinned.contains(job)) {
            unpinned.add(job);
        }
    }

    Build serve(Build build) {
        Build before = serving;
        serving = build;
        return before;
    }

    void move(Optional<SeenRun> run) {
        rest();
        moving = true;
        stuck = false;
        mover = run;
        run.ifPresent(SeenRun::departed);
    }

    /** Whether this release has not moved it forward before. */
    boolean isNewTo(SeenRelease release) {
        boolean isNew = touchedIn.filter(other -> other == release).isEmpty();
        if (isNew) {
            touchedIn = Optional.of(release);
        }
        return isNew;
    }

    void rested(AccountEvent event) {
        needsHand = event instanceof AccountEvent.HandNeeded || (event instanceof AccountEvent.UpdateFailed && stuck);
        rest();
    }

    private void rest() {
        if (moving) {
            mover.ifPresent(SeenRun::arrived);
        }
        moving = false;
        mover = Optional.empty();
    }

    void stuck() {
        stuck = true;
    }

    void leave(SeenRelease release) {
        touchedIn = touchedIn.filter(other -> other != release);
    }

    public EntityId id() {
        return id;
    }

    /** The build that truly answers its requests. */
    public Build serving() {
        return serving;
    }

    /** The jobs that follow the platform's releases. */
    public List<SeenJob> unpinned() {
        return unpinned;
    }

    public boolean isMoving() {
        return moving;
    }

    /** The run that moves it; empty at rest, or if no run of the active release does. */
    public Optional<SeenRun> mover() {
        return mover;
    }

    /** Whether it said that a person must look. */
    public boolean needsHand() {
        return needsHand;
    }

    /** Whether this build serves it and every unpinned job that was ever started, and that no apply is changing, runs this build alone. */
    public boolean isWholeOn(Build build) {
        if (!serving.equals(build)) {
            return false;
        }
        for (int i = 0; i < unpinned.size(); i++) {
            SeenJob job = unpinned.get(i);
            if (job.starts() > 0 && !job.isInOwnersHands() && !job.runsOnly(build)) {
                return false;
            }
        }
        return true;
    }
}
