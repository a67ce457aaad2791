package io.slipway.study.figure;

import io.slipway.account.AccountEvent;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.simulation.panorama.Onlooker;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.panorama.SeenAccount;
import io.slipway.simulation.scenario.AccountSpec;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.train.TrainEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** What regressions truly do to accounts, and how long it takes until somebody says so. */
final class Harm implements Onlooker {

    private static final double MINUTE = Duration.ofMinutes(1).toMillis();
    private static final double HOUR = Duration.ofHours(1).toMillis();

    private final HiddenFaults faults;
    private final Set<EntityId> early = new HashSet<>();
    private final Set<EntityId> exposed = new HashSet<>();
    private final Map<Build, Instant> firstHurt = new HashMap<>();
    private final Set<Build> reported = new HashSet<>();
    private long sinceMillis;
    private long exposedMillis;
    private long delayMillis;
    private int missed;

    Harm(Scenario scenario) {
        this.faults = new HiddenFaults(scenario);
        this.sinceMillis = scenario.startsAt().toEpochMilli();
        scenario.accounts().stream()
                .filter(AccountSpec::earlyAccess)
                .forEach(account -> early.add(EntityId.of("account", account.name())));
    }

    @Override
    public void account(Instant at, SeenAccount account, AccountEvent event) {
        if (event instanceof AccountEvent.Registered) {
            served(at, account);
        }
    }

    @Override
    public void serving(Instant at, SeenAccount account, Build before) {
        served(at, account);
    }

    private void served(Instant at, SeenAccount account) {
        Build build = account.serving();
        if (faults.hurts(build, early.contains(account.id()))) {
            passed(at);
            exposed.add(account.id());
            firstHurt.putIfAbsent(build, at);
        } else if (!exposed.isEmpty()) {
            passed(at);
            exposed.remove(account.id());
        }
    }

    private void passed(Instant at) {
        long now = at.toEpochMilli();
        exposedMillis += exposed.size() * (now - sinceMillis);
        sinceMillis = now;
    }

    @Override
    public void train(Instant at, TrainEvent event, Panorama panorama) {
        if (event instanceof TrainEvent.EarlyAccessGranted e) {
            early.add(e.account());
        } else if (event instanceof TrainEvent.EarlyAccessLeft e) {
            early.remove(e.account());
        } else if (event instanceof TrainEvent.IssueOpened e && faults.isFaulty(e.build()) && reported.add(e.build())) {
            Instant first = firstHurt.getOrDefault(e.build(), at);
            delayMillis += Duration.between(first, at).toMillis();
        } else if (event instanceof TrainEvent.ReleaseEnded e) {
            over(e.release());
        }
    }

    /** A release that is over is no longer watched: what was not reported by now never will be. */
    private void over(String release) {
        boolean unseen = firstHurt.keySet().stream()
                .anyMatch(build -> build.label().startsWith(release + ".") && !reported.contains(build));
        missed += unseen ? 1 : 0;
    }

    @Override
    public void ended(Instant at, Panorama panorama) {
        passed(at);
        panorama.release().ifPresent(active -> over(active.id()));
    }

    double exposedMinutes() {
        return exposedMillis / MINUTE;
    }

    /** Hours from the first account that was hurt to the report, mean of the builds of which there was one. */
    OptionalDouble detectionDelay() {
        return reported.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(delayMillis / HOUR / reported.size());
    }

    /** Weeks in which somebody was hurt and nobody reported it. */
    int missed() {
        return missed;
    }
}
