package io.slipway.simulation.census;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.policy.ScheduledStage;
import io.slipway.simulation.census.FoundIssue.Standing;
import io.slipway.train.Outcome;
import io.slipway.train.TrainEvent;
import io.slipway.wave.WaveEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts the active release. */
final class WeekTally {

    static final int ISSUES_KEPT = 100;

    private final String release;
    private final List<RunTally> runs = new ArrayList<>();
    private final List<FoundIssue> issues = new ArrayList<>();
    private int issueCount;
    private Optional<Outcome> outcome = Optional.empty();
    private Optional<Build> shipped = Optional.empty();
    private Optional<String> reason = Optional.empty();

    WeekTally(String release, List<ScheduledStage> stages) {
        this.release = release;
        stages.forEach(stage -> runs.add(new RunTally(release, stage)));
    }

    void counted(Instant at, TrainEvent event) {
        if (event instanceof TrainEvent.RunOpened e) {
            runs.get(e.stage()).opened(at, e.build());
        } else if (event instanceof TrainEvent.RunSkipped e) {
            runs.get(e.stage()).skipped(e.reason());
        } else if (event instanceof TrainEvent.RunHalted e) {
            runs.get(e.stage()).halted(e.reason());
        } else if (event instanceof TrainEvent.RunResumed e) {
            runs.get(e.stage()).resumed();
        } else if (event instanceof TrainEvent.RunEnded e) {
            runs.get(e.stage()).ended(at, e.tally());
        } else if (event instanceof TrainEvent.ReleaseCanceled e) {
            runs.forEach(run -> run.canceled(at, e.reason()));
        } else if (event instanceof TrainEvent.ReleaseEnded e) {
            ended(at, e.outcome(), e.reason());
            shipped = e.shipped();
        } else if (event instanceof TrainEvent.IssueOpened e) {
            opened(at, e);
        } else if (event instanceof TrainEvent.IssueTriaged e) {
            issues.replaceAll(issue -> issue.id().equals(e.issue()) ? issue.triaged(e.severity()) : issue);
        } else if (event instanceof TrainEvent.IssueWaived e) {
            settled(at, e.issue(), Standing.WAIVED);
        } else if (event instanceof TrainEvent.IssueResolved e) {
            settled(at, e.issue(), Standing.RESOLVED);
        }
    }

    void counted(EntityId wave, WaveEvent event) {
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).wave().equals(wave)) {
                runs.get(i).counted(event);
            }
        }
    }

    void ended(Instant at, Outcome how, String why) {
        outcome = Optional.of(how);
        reason = Optional.of(why);
        runs.forEach(run -> run.canceled(at, why));
    }

    /** An issue that is seen again on a later build is the same one, open again. */
    private void opened(Instant at, TrainEvent.IssueOpened e) {
        for (int i = 0; i < issues.size(); i++) {
            if (issues.get(i).id().equals(e.issue())) {
                issues.set(i, found(issues.get(i).openedAt(), e));
                return;
            }
        }
        issueCount++;
        if (issues.size() < ISSUES_KEPT) {
            issues.add(found(at, e));
        }
    }

    private static FoundIssue found(Instant at, TrainEvent.IssueOpened e) {
        return new FoundIssue(
                e.issue(),
                e.build(),
                e.severity(),
                e.summary(),
                e.by(),
                e.updateFailure(),
                at,
                Standing.OPEN,
                Optional.empty());
    }

    private void settled(Instant at, String id, Standing how) {
        issues.replaceAll(issue -> issue.id().equals(id) ? issue.settled(how, at) : issue);
    }

    /** How many issues there were, those that are not kept included. */
    int issueCount() {
        return issueCount;
    }

    List<RunTally> runs() {
        return runs;
    }

    Week result() {
        return new Week(
                release,
                outcome,
                shipped,
                reason,
                runs.stream().map(RunTally::result).toList(),
                issues);
    }
}
