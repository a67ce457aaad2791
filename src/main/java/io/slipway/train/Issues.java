package io.slipway.train;

import io.slipway.machine.Build;
import io.slipway.machine.Decision;
import io.slipway.train.TrainState.Platform;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Issues: opened by a signal or a failed update, triaged and waived by a release manager, resolved by a re-release. */
final class Issues {

    private Issues() {}

    static Decision<TrainEvent> report(Platform platform, TrainCommand.ReportIssue c, Instant now) {
        Optional<Release> release = platform.active(c.release());
        if (release.isEmpty()) {
            return Decision.refused(new TrainRefusal.NoSuchRelease(c.release()));
        }
        boolean tooLate = release.get().cancellation().isPresent();
        if (tooLate || isKnown(release.get(), c.issue(), c.build())) {
            return Decision.nothing();
        }
        Minutes minutes = new Minutes(platform)
                .record(new TrainEvent.IssueOpened(
                        c.release(),
                        c.issue(),
                        c.build(),
                        c.severity(),
                        c.summary(),
                        c.actor().name(),
                        false));
        return Progress.draw(minutes, now).decision();
    }

    /** Opens an issue, if it is news. */
    static void open(Minutes minutes, TrainEvent.IssueOpened issue) {
        if (!isKnown(minutes.release(), issue.issue(), issue.build())) {
            minutes.record(issue);
        }
    }

    /** A resolved or open issue is news again when it is seen on a later build: its patch did not help. A waived one is not. */
    private static boolean isKnown(Release release, String id, Build build) {
        return release.issue(id)
                .filter(issue -> issue.standing() == Issue.Standing.WAIVED
                        || release.place(build) <= release.place(issue.build()))
                .isPresent();
    }

    /** Effective at once: an issue that is minor now halts nothing more, one that blocks now does. */
    static Decision<TrainEvent> triage(Platform platform, TrainCommand.TriageIssue c, Instant now) {
        return onOpen(platform, c.release(), c.issue(), c.actor(), issue -> {
            if (issue.severity() == c.severity()) {
                return Decision.nothing();
            }
            Minutes minutes = new Minutes(platform)
                    .record(new TrainEvent.IssueTriaged(c.release(), c.issue(), c.severity(), c.actor(), c.reason()));
            return Progress.draw(minutes, now).decision();
        });
    }

    static Decision<TrainEvent> waive(Platform platform, TrainCommand.WaiveIssue c, Instant now) {
        return onOpen(platform, c.release(), c.issue(), c.actor(), issue -> {
            Minutes minutes = new Minutes(platform)
                    .record(new TrainEvent.IssueWaived(c.release(), c.issue(), c.actor(), c.reason()));
            return Progress.draw(minutes, now).decision();
        });
    }

    /** What a release manager does to an open issue. */
    private static Decision<TrainEvent> onOpen(
            Platform platform, String releaseId, String id, Actor actor, Function<Issue, Decision<TrainEvent>> deed) {
        return Permission.DECIDE.on(
                platform,
                releaseId,
                actor,
                release -> release.issue(id)
                        .filter(Issue::isOpen)
                        .map(deed)
                        .orElseGet(() -> Decision.refused(new TrainRefusal.NoSuchIssue(id))));
    }

    /** An account's failed update; blocking once the run has more of them than the policy tolerates. */
    static void updateFailed(Minutes minutes, int stage, TrainEvent.AccountFailed failure) {
        minutes.record(failure);
        Release release = minutes.release();
        StageRun run = release.stages().get(stage);
        boolean tolerated = run.failures().size() <= release.policy().failureBudget();
        if (tolerated || release.cancellation().isPresent()) {
            return;
        }
        minutes.record(new TrainEvent.IssueOpened(
                release.id(),
                "update-failed/" + run.plan().stage().name() + "/"
                        + failure.account().name(),
                run.build().orElseThrow(),
                Severity.BLOCKING,
                failure.reason(),
                release.run(stage).path(),
                true));
    }

    /** A patched build that reached everyone resolves what it was made for (DOMAIN A6). */
    static void resolve(Minutes minutes, StageRun run) {
        Release release = minutes.release();
        Candidate shipped = release.candidate(run.build().orElseThrow()).orElseThrow();
        release.openIssues()
                .filter(issue -> shipped.covers(issue))
                .forEach(issue ->
                        minutes.record(new TrainEvent.IssueResolved(release.id(), issue.id(), shipped.build())));
    }
}
