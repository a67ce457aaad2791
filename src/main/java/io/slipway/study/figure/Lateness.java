package io.slipway.study.figure;

import io.slipway.account.AccountEvent;
import io.slipway.machine.Build;
import io.slipway.simulation.panorama.Onlooker;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.panorama.SeenAccount;
import io.slipway.train.TrainEvent;
import java.time.Duration;
import java.time.Instant;

/** How long accounts are without the release of the week. */
final class Lateness implements Onlooker {

    private static final double HOUR = Duration.ofHours(1).toMillis();

    private String current = "";
    private long sinceMillis;
    private long lateMillis;
    private int accounts;
    private int arrived;

    @Override
    public void account(Instant at, SeenAccount account, AccountEvent event) {
        if (event instanceof AccountEvent.Registered) {
            passed(at);
            accounts++;
            arrived += isCurrent(account.serving()) ? 1 : 0;
        }
    }

    @Override
    public void serving(Instant at, SeenAccount account, Build before) {
        passed(at);
        arrived += (isCurrent(account.serving()) ? 1 : 0) - (isCurrent(before) ? 1 : 0);
    }

    @Override
    public void train(Instant at, TrainEvent event, Panorama panorama) {
        if (event instanceof TrainEvent.ReleaseProposed e) {
            proposed(at, e.release());
        } else if (event instanceof TrainEvent.WeekSkipped e) {
            proposed(at, e.release());
        }
    }

    private void proposed(Instant at, String release) {
        passed(at);
        current = release + ".";
        arrived = 0;
    }

    @Override
    public void ended(Instant at, Panorama panorama) {
        passed(at);
    }

    private void passed(Instant at) {
        long now = at.toEpochMilli();
        lateMillis += current.isEmpty() ? 0 : (accounts - arrived) * (now - sinceMillis);
        sinceMillis = now;
    }

    private boolean isCurrent(Build build) {
        return !current.isEmpty() && build.label().startsWith(current);
    }

    /** Hours, mean of the accounts; added up over the weeks. */
    double hours() {
        return accounts == 0 ? 0 : lateMillis / HOUR / accounts;
    }
}
