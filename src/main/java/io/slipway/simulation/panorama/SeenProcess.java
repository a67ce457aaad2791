package io.slipway.simulation.panorama;

import io.slipway.machine.Build;

/** One stream process that is alive, or has just gone. */
public final class SeenProcess {

    private final long epoch;
    private final Build build;
    private final boolean fresh;
    private boolean online;
    private boolean draining;

    SeenProcess(long epoch, Build build, boolean fresh) {
        this.epoch = epoch;
        this.build = build;
        this.fresh = fresh;
    }

    void comeOnline() {
        online = true;
    }

    void drain() {
        draining = true;
    }

    public long epoch() {
        return epoch;
    }

    public Build build() {
        return build;
    }

    /** Whether its epoch is higher than that of every process the job had before. */
    public boolean isFresh() {
        return fresh;
    }

    /** Whether it serves; a draining process still does. */
    public boolean isOnline() {
        return online;
    }

    public boolean isDraining() {
        return draining;
    }
}
