package io.slipway.server.why;

import io.slipway.judge.soak.SoakState;
import io.slipway.machine.Event;
import io.slipway.policy.Policy;
import io.slipway.server.why.StagePast.Status;
import io.slipway.train.Gate;
import io.slipway.train.Severity;
import io.slipway.train.TrainEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is known of a release: its builds and gates, its stages, what speaks against it, and how it ended. */
final class ReleasePast implements Past<ReleasePast> {

    /** Who ended it, when and why. */
    record Cut(Instant at, String by, String reason) {}

    final String id;
    final Optional<Policy> policy;
    final String baseline;
    final List<StagePast> stages = new ArrayList<>();
    private final Map<String, Map<Gate, String>> builds = new LinkedHashMap<>();
    private final Set<String> validated = new LinkedHashSet<>();
    private final Map<String, IssuePast> issues = new LinkedHashMap<>();
    private final Map<String, String> soak = new TreeMap<>();
    private boolean soakDecided;
    Optional<Instant> frozenAt = Optional.empty();
    long frozen;
    Optional<Cut> skipped = Optional.empty();
    Optional<Cut> canceled = Optional.empty();
    Optional<Cut> over = Optional.empty();
    String outcome = "";
    Optional<String> shipped = Optional.empty();

    ReleasePast(String id, Optional<Policy> policy, String baseline) {
        this.id = id;
        this.policy = policy;
        this.baseline = baseline;
    }

    @Override
    public ReleasePast copy() {
        ReleasePast copy = new ReleasePast(id, policy, baseline);
        copy.stages.addAll(stages);
        builds.forEach((build, gates) -> copy.builds.put(build, new EnumMap<>(gates)));
        copy.validated.addAll(validated);
        copy.issues.putAll(issues);
        copy.soak.putAll(soak);
        copy.soakDecided = soakDecided;
        copy.frozenAt = frozenAt;
        copy.frozen = frozen;
        copy.skipped = skipped;
        copy.canceled = canceled;
        copy.over = over;
        copy.outcome = outcome;
        copy.shipped = shipped;
        return copy;
    }

    @Override
    public void happened(long number, Instant at, Event event) {
        if (!(event instanceof TrainEvent train)
                || stage(at, train)
                || issue(at, train)
                || build(train)
                || soak(train)) {
            return;
        }
        if (train instanceof TrainEvent.ReleaseProposed e) {
            e.stages().forEach(plan -> stages.add(new StagePast(plan, Status.PENDING, at, "", Optional.empty())));
            builds.put(e.build().label(), new EnumMap<>(Gate.class));
        } else if (train instanceof TrainEvent.RosterFrozen) {
            frozenAt = Optional.of(at);
            frozen = number;
        } else if (train instanceof TrainEvent.WeekSkipped e) {
            skipped = Optional.of(new Cut(at, "policy", e.reason()));
        } else if (train instanceof TrainEvent.ReleaseCanceled e) {
            canceled = Optional.of(new Cut(at, e.by(), e.reason()));
        } else if (train instanceof TrainEvent.ReleaseEnded e) {
            over = Optional.of(new Cut(at, "", e.reason()));
            outcome = e.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            shipped = e.shipped().map(build -> build.label());
        }
    }

    private boolean soak(TrainEvent event) {
        if (event instanceof TrainEvent.SignalJudged e) {
            soak.put(e.metric(), e.verdict() == SoakState.OPEN ? "undecided: " + e.evidence() : "");
        } else if (event instanceof TrainEvent.SoakUnwatched || event instanceof TrainEvent.SoakOverridden) {
            soakDecided = true;
        } else {
            return false;
        }
        return true;
    }

    private boolean build(TrainEvent event) {
        if (event instanceof TrainEvent.PatchProposed e) {
            builds.put(e.build().label(), new EnumMap<>(Gate.class));
        } else if (event instanceof TrainEvent.VerdictRecorded e) {
            gates(e.build().label())
                    .put(e.gate(), e.verdict().name().toLowerCase(Locale.ROOT) + " (" + e.evidence() + ")");
        } else if (event instanceof TrainEvent.GateOverridden e) {
            gates(e.build().label()).put(e.gate(), "overridden by " + e.actor().name());
        } else if (event instanceof TrainEvent.BuildValidated e) {
            validated.add(e.build().label());
        } else {
            return false;
        }
        return true;
    }

    private boolean stage(Instant at, TrainEvent event) {
        if (event instanceof TrainEvent.StageWaiting e) {
            enter(e.stage(), Status.WAITING, at, e.reason());
        } else if (event instanceof TrainEvent.RunOpened e) {
            stages.set(e.stage(), stages.get(e.stage()).opened(at, e.build().label()));
        } else if (event instanceof TrainEvent.RunSkipped e) {
            enter(e.stage(), Status.SKIPPED, at, e.reason());
        } else if (event instanceof TrainEvent.RunHalted e) {
            enter(e.stage(), Status.HALTED, at, "by " + e.by() + ": " + e.reason());
        } else if (event instanceof TrainEvent.RunResumed e) {
            enter(e.stage(), Status.RELEASING, at, "");
        } else if (event instanceof TrainEvent.RunEnded e) {
            enter(e.stage(), Status.ENDED, at, "");
        } else if (event instanceof TrainEvent.RunRollBackStarted e) {
            enter(e.stage(), Status.ROLLING_BACK, at, "");
        } else if (event instanceof TrainEvent.RunRolledBack e) {
            enter(e.stage(), Status.ROLLED_BACK, at, "");
        } else {
            return false;
        }
        return true;
    }

    private void enter(int place, Status next, Instant at, String why) {
        stages.set(place, stages.get(place).with(next, at, why));
    }

    private boolean issue(Instant at, TrainEvent event) {
        if (event instanceof TrainEvent.IssueOpened e) {
            boolean blocks = e.severity() == Severity.BLOCKING;
            issues.put(e.issue(), new IssuePast(e.issue(), e.build().label(), blocks, e.summary(), at, e.by(), ""));
        } else if (event instanceof TrainEvent.IssueTriaged e) {
            boolean blocks = e.severity() == Severity.BLOCKING;
            issues.computeIfPresent(e.issue(), (name, issue) -> issue.triaged(blocks));
        } else if (event instanceof TrainEvent.IssueWaived e) {
            issues.computeIfPresent(
                    e.issue(),
                    (name, issue) -> issue.ended("waived by " + e.actor().name() + ": " + e.reason()));
        } else if (event instanceof TrainEvent.IssueResolved e) {
            issues.computeIfPresent(
                    e.issue(),
                    (name, issue) -> issue.ended("resolved by " + e.build().label()));
        } else {
            return false;
        }
        return true;
    }

    private Map<Gate, String> gates(String build) {
        return builds.computeIfAbsent(build, first -> new EnumMap<>(Gate.class));
    }

    /** The last build that was proposed. */
    Optional<String> newest() {
        return builds.keySet().stream().reduce((before, build) -> build);
    }

    boolean isBuild(String build) {
        return builds.containsKey(build);
    }

    boolean isValidated(String build) {
        return validated.contains(build);
    }

    /** The metrics that the soak has not decided on, each with what is known; none if nothing is watched. */
    Map<String, String> undecided() {
        Map<String, String> undecided = new TreeMap<>();
        if (!soakDecided) {
            policy.flatMap(Policy::soak)
                    .ifPresent(rules -> rules.signals()
                            .forEach(signal -> undecided.put(
                                    signal.metric(), soak.getOrDefault(signal.metric(), "too little data yet"))));
            undecided.values().removeIf(String::isEmpty);
        }
        return undecided;
    }

    /** What a gate says of a build; empty if nothing yet. */
    Optional<String> verdict(String build, Gate gate) {
        return Optional.ofNullable(builds.get(build)).map(gates -> gates.get(gate));
    }

    Stream<IssuePast> openIssues() {
        return issues.values().stream().filter(IssuePast::isOpen);
    }

    boolean isOver() {
        return over.isPresent() || skipped.isPresent();
    }
}
