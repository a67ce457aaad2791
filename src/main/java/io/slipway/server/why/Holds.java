package io.slipway.server.why;

import io.slipway.policy.Stage.Condition;
import io.slipway.server.why.StagePast.Status;
import io.slipway.train.Gate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What holds a stage back, each as a sentence, and what would have to be so for it to go on, each as the end of an "if". */
final class Holds {

    private final List<String> sentences = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();

    Holds(ReleasePast release, StagePast stage, Instant now, Almanac almanac) {
        issues(release, stage, almanac);
        release.newest().ifPresent(build -> gates(release, build));
        before(release, stage);
        if (stage.plan().stage().condition() == Condition.UNLESS_REGRESSION) {
            release.undecided().forEach((metric, evidence) -> {
                sentences.add("The soak has not decided on " + metric + " (" + evidence + ").");
                conditions.add("the soak finds no regression of " + metric);
            });
        }
        if (stage.status() == Status.HALTED) {
            sentences.add(
                    stage.name() + " is halted since " + almanac.time(stage.since()) + " " + stage.reason() + ".");
            conditions.add("somebody resumes it before its window closes");
        } else if (stage.status() == Status.WAITING) {
            sentences.add(stage.name() + " could have opened " + almanac.time(stage.since()) + " and waits: "
                    + stage.reason() + ".");
        }
        if (now.isBefore(stage.plan().opens())) {
            sentences.add("The window of " + stage.name() + " opens "
                    + almanac.time(stage.plan().opens()) + ".");
        }
    }

    private void issues(ReleasePast release, StagePast stage, Almanac almanac) {
        boolean reRelease = stage.plan().stage().condition() == Condition.WHEN_ISSUE_OPEN;
        boolean any = stage.plan().stage().condition() == Condition.UNLESS_REGRESSION;
        release.openIssues().filter(issue -> any || issue.blocking()).forEach(issue -> {
            sentences.add("Issue " + issue.name() + " is open on " + issue.build() + " since "
                    + almanac.time(issue.opened()) + " (" + (issue.blocking() ? "blocking" : "minor") + ", by "
                    + issue.by() + "): " + issue.summary() + ".");
            conditions.add(
                    reRelease
                            ? "a patched build that resolves " + issue.name() + " passes every gate"
                            : issue.name() + " is waived, or resolved by a patched build that reaches everyone before");
        });
    }

    private void gates(ReleasePast release, String build) {
        if (release.isValidated(build)) {
            return;
        }
        for (Gate gate : Gate.values()) {
            String name = gate.name().toLowerCase(Locale.ROOT).replace('_', '-');
            String verdict = release.verdict(build, gate).orElse("nothing yet");
            if (!verdict.startsWith("pass") && !verdict.startsWith("overridden")) {
                sentences.add("The gate " + name + " says of " + build + ": " + verdict + ".");
                conditions.add(
                        verdict.startsWith("inconclusive")
                                ? name + " is approved for " + build
                                : name + " passes " + build);
            }
        }
        if (sentences.isEmpty()) {
            sentences.add(build + " has not passed every gate yet.");
            conditions.add(build + " passes every gate");
        }
    }

    private void before(ReleasePast release, StagePast stage) {
        for (StagePast earlier : release.stages) {
            if (earlier.name().equals(stage.name())) {
                return;
            }
            boolean due = earlier.plan().stage().condition() != Condition.WHEN_ISSUE_OPEN
                    || earlier.status() == Status.RELEASING;
            if (earlier.isAhead() && due) {
                sentences.add(earlier.name() + " comes before it, and is "
                        + earlier.status().name().toLowerCase(Locale.ROOT) + ".");
                conditions.add(earlier.name() + " brings the build to everyone in it");
            }
        }
    }

    List<String> sentences() {
        return sentences;
    }

    List<String> conditions() {
        return conditions;
    }
}
