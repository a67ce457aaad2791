package io.slipway.simulation.panorama;

import io.slipway.machine.Build;
import org.jspecify.annotations.Nullable;

/** One stream process that is alive, or has just gone. */
public final class SeenProcess {

    private final long epoch;
    private final Build build;
    private final boolean fresh;
    private boolean online;
    private boolean draining;
    private @Nullable SeenProcess next;

    SeenProcess(long epoch, Build build, boolean fresh) {
        this.epoch = epoch;
        this.build = build;
        this.fresh = fresh;
    }

    /** The one of the same job that started next. */
    @Nullable
    SeenProcess next() {
        return next;
    }

    void append(SeenProcess last) {
        SeenProcess end = this;
        while (end.next != null) {
            end = end.next;
        }
        end.next = last;
    }

    /** The chain from here on without the one that has gone. */
    @Nullable
    SeenProcess without(SeenProcess gone) {
        if (this == gone) {
            return next;
        }
        next = next == null ? null : next.without(gone);
        return this;
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
