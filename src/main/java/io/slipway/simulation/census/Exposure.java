package io.slipway.simulation.census;

import io.slipway.machine.Build;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long accounts were served by a build with a reported regression, from the first request to the last: the regression was there
 * before it was reported. Keeps one entry for each build that serves, or may serve yet.
 */
final class Exposure {

    private final Map<Build, Reach> reaches = new LinkedHashMap<>();
    private long settledMillis;

    /** An account is served by another build, or for the first time. */
    void moved(Instant at, Build before, Build now, boolean isFirst) {
        if (!isFirst) {
            reach(before).change(at, -1);
        }
        reach(now).change(at, 1);
    }

    void regressed(Build build) {
        reach(build).regressed = true;
    }

    /** A release is over: a build that serves nobody will not come back. */
    void settle() {
        Iterator<Reach> all = reaches.values().iterator();
        while (all.hasNext()) {
            Reach reach = all.next();
            if (reach.accounts == 0) {
                settledMillis += reach.regressed ? reach.accountMillis : 0;
                all.remove();
            }
        }
    }

    long minutes(Instant at) {
        long millis = settledMillis;
        for (Reach reach : reaches.values()) {
            reach.change(at, 0);
            millis += reach.regressed ? reach.accountMillis : 0;
        }
        return millis / 60_000;
    }

    private Reach reach(Build build) {
        Reach reach = reaches.get(build);
        return reach == null ? reaches.computeIfAbsent(build, Reach::new) : reach;
    }

    /** How many accounts a build serves, and how long it has served them, added up. */
    private static final class Reach {

        private long sinceMillis;
        private long accountMillis;
        private int accounts;
        private boolean regressed;

        Reach(Build unused) {}

        void change(Instant at, int more) {
            long now = at.toEpochMilli();
            accountMillis += accounts * (now - sinceMillis);
            sinceMillis = now;
            accounts += more;
        }
    }
}
