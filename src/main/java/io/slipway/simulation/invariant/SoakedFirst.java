package io.slipway.simulation.invariant;

import io.slipway.machine.Build;
import io.slipway.policy.Signal;
import io.slipway.policy.Stage.Condition;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.panorama.SeenRelease;
import io.slipway.simulation.panorama.SeenRun;
import io.slipway.train.TrainEvent;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * I10: too little data is no pass. If the policy watches signals, a build that others run already goes on only if every metric was
 * judged, or someone decided otherwise on the record.
 */
final class SoakedFirst {

    private static final String NAME = "I10";

    private final Violations violations;
    private final Set<String> judged = new TreeSet<>();

    SoakedFirst(Violations violations) {
        this.violations = violations;
    }

    void train(Instant at, TrainEvent event, Panorama panorama) {
        if (event instanceof TrainEvent.ReleaseProposed) {
            judged.clear();
        } else if (event instanceof TrainEvent.SignalJudged e) {
            judged.add(key(e.build(), e.metric()));
        } else if (event instanceof TrainEvent.SoakOverridden e) {
            panorama.release().ifPresent(release -> pass(release, e.build()));
        } else if (event instanceof TrainEvent.SoakUnwatched e) {
            panorama.release().ifPresent(release -> pass(release, e.build()));
        } else if (event instanceof TrainEvent.RunOpened e) {
            panorama.release()
                    .ifPresent(release -> opened(at, release, release.runs().get(e.stage()), e.build()));
        }
    }

    private void pass(SeenRelease release, Build build) {
        release.policy()
                .soak()
                .ifPresent(rules -> rules.signals().forEach(signal -> judged.add(key(build, signal.metric()))));
    }

    private void opened(Instant at, SeenRelease release, SeenRun run, Build build) {
        boolean needsSoak = run.plan().stage().condition() == Condition.UNLESS_REGRESSION
                && release.runs().stream().anyMatch(earlier -> earlier.place() < run.place() && earlier.isGatePassed());
        if (!needsSoak || release.policy().soak().isEmpty()) {
            return;
        }
        for (Signal signal : release.policy().soak().get().signals()) {
            if (violations.fails(judged.contains(key(build, signal.metric())))) {
                violations.add(
                        NAME, at, run.wave(), "opens, and " + signal.metric() + " of " + build + " is undecided");
            }
        }
    }

    private static String key(Build build, String metric) {
        return build + " " + metric;
    }
}
