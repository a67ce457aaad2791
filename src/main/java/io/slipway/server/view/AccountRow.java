package io.slipway.server.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.account.AccountEvent;
import io.slipway.account.JobSpec;
import io.slipway.train.TrainEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One account as its own events and those of the train tell. */
final class AccountRow {

    /** Where it stands in a release. */
    enum Phase {
        JOINING,
        AT_REST,
        UPDATING,
        SWITCHING,
        REVERTING,
        ROLLING_BACK,
        NEEDS_HAND
    }

    final String name;
    private final Map<String, JobRow> jobs = new TreeMap<>();
    private String kind = "";
    private String earlyAccess = "none";
    private Phase phase = Phase.JOINING;
    private String build = "";
    private Optional<String> target = Optional.empty();
    private Optional<String> wave = Optional.empty();
    private Optional<String> reason = Optional.empty();
    private Optional<String> unreadable = Optional.empty();
    private Instant since = Instant.EPOCH;

    AccountRow(String name) {
        this.name = name;
    }

    void registered(Instant at, TrainEvent.AccountRegistered event) {
        kind = event.kind().name().toLowerCase(Locale.ROOT);
        build = event.build().label();
        since = at;
        for (JobSpec job : event.jobs()) {
            job(job.name());
        }
    }

    /** What is shown of it is not the whole truth. */
    void unreadable(String sentence) {
        unreadable = Optional.of(sentence);
    }

    void standing(String words) {
        earlyAccess = words;
    }

    void happened(Instant at, AccountEvent event) {
        Phase before = phase;
        if (event instanceof AccountEvent.Registered) {
            phase = Phase.AT_REST;
        } else if (event instanceof AccountEvent.UpdateStarted e) {
            move(Phase.UPDATING, e.build().label(), e.wave().name());
        } else if (event instanceof AccountEvent.RollBackStarted e) {
            move(Phase.ROLLING_BACK, e.build().label(), e.wave().name());
        } else if (event instanceof AccountEvent.RevertStarted e) {
            phase = Phase.REVERTING;
            target = Optional.of(build);
            reason = Optional.of(e.reason());
        } else if (event instanceof AccountEvent.ServingSwitchStarted) {
            phase = Phase.SWITCHING;
        } else if (event instanceof AccountEvent.UpdateFinished e) {
            rest(e.build().label(), Optional.empty());
        } else if (event instanceof AccountEvent.RollBackFinished e) {
            rest(e.build().label(), reason);
        } else if (event instanceof AccountEvent.UpdateFailed e) {
            rest(build, Optional.of(e.reason()));
        } else if (event instanceof AccountEvent.HandNeeded e) {
            rest(e.serving().label(), Optional.of(e.reason()));
            phase = Phase.NEEDS_HAND;
        }
        if (phase != before) {
            since = at;
        }
    }

    private void move(Phase next, String to, String run) {
        phase = next;
        target = Optional.of(to);
        wave = Optional.of(run);
        reason = Optional.empty();
    }

    private void rest(String serving, Optional<String> why) {
        phase = Phase.AT_REST;
        build = serving;
        target = Optional.empty();
        reason = why;
    }

    JobRow job(String job) {
        return jobs.computeIfAbsent(job, JobRow::new);
    }

    String phase() {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    String build() {
        return build;
    }

    boolean isMoving() {
        return phase != Phase.AT_REST && phase != Phase.JOINING;
    }

    /** Whether its last update failed and it is back on what it had. */
    boolean isFailed() {
        return phase == Phase.AT_REST && reason.isPresent();
    }

    /** How soon a person should look at it: the lower, the sooner; those that are as they should be come last. */
    int urgency() {
        return switch (phase) {
            case NEEDS_HAND -> 0;
            case REVERTING -> 2;
            case ROLLING_BACK -> 3;
            case SWITCHING, UPDATING -> 4;
            case JOINING -> 5;
            case AT_REST -> reason.isPresent() ? 1 : 6;
        };
    }

    Instant since() {
        return since;
    }

    Optional<String> wave() {
        return wave;
    }

    /** What each job that is not at rest is at. */
    List<String> underWay() {
        return jobs.values().stream()
                .filter(JobRow::isMoving)
                .map(JobRow::sentence)
                .toList();
    }

    ObjectNode json(ObjectNode node, boolean whole) {
        node.put("account", name)
                .put("kind", kind)
                .put("earlyAccess", earlyAccess)
                .put("phase", phase())
                .put("build", build)
                .put("since", since.toString())
                .put("jobs", jobs.size())
                .put(
                        "jobsMoving",
                        jobs.values().stream().filter(JobRow::isMoving).count());
        target.ifPresent(to -> node.put("target", to));
        wave.ifPresent(run -> node.put("wave", run));
        reason.ifPresent(why -> node.put("reason", why));
        unreadable.ifPresent(what -> node.put("unreadable", what));
        if (whole) {
            var list = node.putArray("streams");
            jobs.values().forEach(job -> job.json(list.addObject()));
        }
        return node;
    }
}
