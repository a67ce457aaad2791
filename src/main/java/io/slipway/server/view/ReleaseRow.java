package io.slipway.server.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.train.Assents;
import io.slipway.train.TrainEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One release as its events tell. */
final class ReleaseRow {

    private record Wish(String by, String reason, Instant until) {}

    private record IssueRow(String build, String severity, String summary, String state) {}

    final String id;
    private final Instant proposed;
    private final List<StageRow> stages = new ArrayList<>();
    private final Map<String, BuildRow> builds = new LinkedHashMap<>();
    private final Map<String, IssueRow> issues = new LinkedHashMap<>();
    private final Map<String, Map<String, Wish>> wishes = new TreeMap<>();
    private String phase = "validating";
    private Optional<String> reason = Optional.empty();
    private Optional<String> shipped = Optional.empty();
    private Instant since;

    ReleaseRow(String id, Instant at) {
        this.id = id;
        this.proposed = at;
        this.since = at;
    }

    void happened(Instant at, TrainEvent event) {
        String before = phase;
        Assents.settled(event).ifPresent(wishes::remove);
        if (event instanceof TrainEvent.AssentGiven e) {
            wishes.computeIfAbsent(e.subject(), first -> new TreeMap<>())
                    .put(e.actor().name(), new Wish(e.actor().name(), e.reason(), e.until()));
        } else if (!stage(event) && !issue(event) && !BuildRow.happened(builds, event)) {
            release(event);
        }
        if (!phase.equals(before)) {
            since = at;
        }
    }

    private void release(TrainEvent event) {
        if (event instanceof TrainEvent.ReleaseProposed e) {
            builds.put(e.build().label(), new BuildRow());
            e.stages().forEach(stage -> stages.add(new StageRow(stage)));
        } else if (event instanceof TrainEvent.PatchProposed e) {
            builds.put(e.build().label(), new BuildRow());
        } else if (event instanceof TrainEvent.BuildValidated) {
            phase = phase.equals("validating") ? "validated" : phase;
        } else if (event instanceof TrainEvent.WeekSkipped e) {
            phase = "skipped";
            reason = Optional.of(e.reason());
        } else if (event instanceof TrainEvent.ReleaseCanceled e) {
            phase = "canceling";
            reason = Optional.of(e.reason());
        } else if (event instanceof TrainEvent.ReleaseEnded e) {
            phase = e.outcome().name().toLowerCase(Locale.ROOT);
            reason = Optional.of(e.reason());
            wishes.clear();
            shipped = e.shipped().map(build -> build.label());
        }
    }

    private boolean stage(TrainEvent event) {
        if (event instanceof TrainEvent.StageWaiting e) {
            stages.get(e.stage()).enter(StageRow.Phase.WAITING, Optional.of(e.reason()));
        } else if (event instanceof TrainEvent.RunOpened e) {
            stages.get(e.stage()).open(e.build().label());
            phase = "releasing";
        } else if (event instanceof TrainEvent.RunSkipped e) {
            stages.get(e.stage()).enter(StageRow.Phase.SKIPPED, Optional.of(e.reason()));
        } else if (event instanceof TrainEvent.RunHalted e) {
            stages.get(e.stage()).enter(StageRow.Phase.HALTED, Optional.of(e.by() + ": " + e.reason()));
        } else if (event instanceof TrainEvent.RunResumed e) {
            stages.get(e.stage()).enter(StageRow.Phase.RELEASING, Optional.empty());
        } else if (event instanceof TrainEvent.RunEnded e) {
            stages.get(e.stage()).enter(StageRow.Phase.ENDED, Optional.empty());
        } else if (event instanceof TrainEvent.RunRollBackStarted e) {
            stages.get(e.stage()).enter(StageRow.Phase.ROLLING_BACK, reason);
        } else if (event instanceof TrainEvent.RunRolledBack e) {
            stages.get(e.stage()).enter(StageRow.Phase.ROLLED_BACK, reason);
        } else {
            return false;
        }
        return true;
    }

    private boolean issue(TrainEvent event) {
        if (event instanceof TrainEvent.IssueOpened e) {
            issues.put(
                    e.issue(),
                    new IssueRow(e.build().label(), e.severity().name().toLowerCase(Locale.ROOT), e.summary(), "open"));
        } else if (event instanceof TrainEvent.IssueTriaged e) {
            issues.computeIfPresent(
                    e.issue(),
                    (id, row) -> new IssueRow(
                            row.build, e.severity().name().toLowerCase(Locale.ROOT), row.summary, row.state));
        } else if (event instanceof TrainEvent.IssueWaived e) {
            issues.computeIfPresent(
                    e.issue(), (id, row) -> new IssueRow(row.build, row.severity, row.summary, "waived"));
        } else if (event instanceof TrainEvent.IssueResolved e) {
            issues.computeIfPresent(
                    e.issue(), (id, row) -> new IssueRow(row.build, row.severity, row.summary, "resolved"));
        } else {
            return false;
        }
        return true;
    }

    Optional<StageRow> stage(String name) {
        return stages.stream().filter(row -> row.name().equals(name)).findFirst();
    }

    /** How far each stage has come that has begun. */
    Map<String, String> progress() {
        Map<String, String> progress = new TreeMap<>();
        stages.forEach(stage -> progress.put(stage.name(), stage.progress()));
        return progress;
    }

    /** What some want to be let through and not enough of them yet; a wish counts until its instant. */
    void wishes(ObjectNode node, Instant now) {
        var list = node.putArray("approvals");
        wishes.forEach((subject, people) -> {
            List<Wish> standing = people.values().stream()
                    .filter(wish -> now.isBefore(wish.until))
                    .toList();
            if (!standing.isEmpty()) {
                var pending = list.addObject().put("subject", subject).putArray("by");
                standing.forEach(wish -> pending.addObject()
                        .put("name", wish.by)
                        .put("reason", wish.reason)
                        .put("until", wish.until.toString()));
            }
        });
    }

    ObjectNode json(ObjectNode node) {
        node.put("release", id)
                .put("phase", phase)
                .put("since", since.toString())
                .put("proposed", proposed.toString());
        reason.ifPresent(why -> node.put("reason", why));
        shipped.ifPresent(build -> node.put("shipped", build));
        var list = node.putArray("builds");
        builds.forEach((build, row) -> row.json(list.addObject().put("build", build)));
        var stageList = node.putArray("stages");
        stages.forEach(stage -> stage.json(stageList.addObject()));
        var issueList = node.putArray("issues");
        issues.forEach((issue, row) -> issueList
                .addObject()
                .put("issue", issue)
                .put("build", row.build)
                .put("severity", row.severity)
                .put("state", row.state)
                .put("summary", row.summary));
        return node;
    }
}
