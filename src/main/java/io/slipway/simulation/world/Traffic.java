package io.slipway.simulation.world;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.simulation.time.Lookup;

/** How many accounts serve each build at the moment, those in early access apart. */
final class Traffic {

    private final Lookup<EntityId, Account> accounts = new Lookup<>();
    private final Lookup<Build, Count> counts = new Lookup<>();

    /** An account begins to serve a build. */
    void served(EntityId id, Build build) {
        Account account = accounts.get(id, any -> new Account());
        account.count(-1);
        account.serving = counts.get(build, any -> new Count());
        account.count(1);
    }

    /** An account enters early access, or leaves it. */
    void moved(EntityId id, boolean early) {
        Account account = accounts.get(id, any -> new Account());
        account.count(-1);
        account.early = early;
        account.count(1);
    }

    /** The accounts that serve a build: of early access, or the others. */
    long serving(Build build, boolean early) {
        Count count = counts.get(build, any -> new Count());
        return early ? count.early : count.remaining;
    }

    private static final class Account {

        private Count serving = new Count();
        private boolean early;

        void count(int step) {
            serving.early += early ? step : 0;
            serving.remaining += early ? 0 : step;
        }
    }

    private static final class Count {

        private long early;
        private long remaining;
    }
}
