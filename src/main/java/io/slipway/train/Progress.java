package io.slipway.train;

import io.slipway.machine.Build;
import io.slipway.policy.Policy.LateRegression;
import io.slipway.policy.Policy.OnCancel;
import io.slipway.policy.Stage.Condition;
import io.slipway.train.StageRun.Status;
import io.slipway.wave.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What follows from the facts of the active release. It is drawn after every fact, so no fact can be overlooked.
 *
 * <p>A blocking issue halts what is releasing. If a stage ahead can still bring a patched build to everyone touched, the release waits
 * for it; if not, it is canceled at once, since waiting would only prolong the exposure (DOMAIN A2 to A4, A36).
 *
 * <p>If the policy watches signals, a stage that opens unless there is a regression opens only on a soak that has proven there is none.
 * While nothing but data is missing it waits, until the deadline of the soak; then the release is canceled (DOMAIN A33).
 */
final class Progress {

    private Progress() {}

    static Minutes draw(Minutes minutes, Instant now) {
        if (minutes.isOver()) {
            return minutes;
        }
        if (minutes.release().cancellation().isPresent()) {
            return rollBack(minutes);
        }
        Optional<Issue> threat = minutes.release().threat();
        if (threat.isPresent()) {
            halt(minutes, threat.get());
            if (mustCancel(minutes.release())) {
                return cancel(minutes, "policy", because(threat.get()), now);
            }
        }
        Optional<Integer> waiting = minutes.release().place(Status.WAITING);
        if (waiting.isPresent()) {
            return open(minutes, waiting.get(), now);
        }
        return finish(minutes, now);
    }

    private static void halt(Minutes minutes, Issue issue) {
        Release release = minutes.release();
        release.releasing()
                .filter(place -> release.stages().get(place).haltReason().isEmpty())
                .ifPresent(place -> minutes.record(
                        new TrainEvent.RunHalted(release.id(), place, "policy", issue.id() + " is open")));
    }

    private static boolean mustCancel(Release release) {
        boolean undecided = release.policy().lateRegression() == LateRegression.HALT
                && release.releasing().isPresent();
        return !release.isPatchable() && !undecided;
    }

    private static String because(Issue issue) {
        return issue.id() + " is open on " + issue.build() + " and no re-release can reach everyone it touched";
    }

    /** Opens a stage, if its window is open and nothing stands in its way. */
    static Minutes open(Minutes minutes, int stage, Instant now) {
        StageRun run = minutes.release().stages().get(stage);
        if (!run.isOpenAt(now)) {
            return minutes; // The timer of its closing is due.
        }
        if (Soaks.isOverdue(minutes.release(), stage, now)) {
            Soaks.conclude(minutes, stage);
        }
        Release release = minutes.release();
        Optional<String> obstacle = obstacle(release, stage);
        if (obstacle.isPresent()) {
            boolean last = run.condition() == Condition.UNLESS_REGRESSION && !onlySoaks(release, stage);
            return last && release.releasing().isEmpty() ? cancel(minutes, "policy", obstacle.get(), now) : minutes;
        }
        Build build = build(release, stage).orElseThrow();
        minutes.record(new TrainEvent.StageGatePassed(release.id(), stage, evidence(release, stage, build)))
                .record(new TrainEvent.RunOpened(release.id(), stage, build));
        Soaks.opened(minutes, stage, build);
        return minutes;
    }

    /** Whether a stage waits for nothing but more data, for which there is a deadline. */
    private static boolean onlySoaks(Release release, int stage) {
        return Soaks.isAwaited(release, stage)
                && release.openIssues().findFirst().isEmpty()
                && buildObstacle(release, stage).isEmpty();
    }

    private static String evidence(Release release, int stage, Build build) {
        long resolved =
                release.issues().stream().filter(issue -> !issue.isOpen()).count();
        String gates = build + " passed every gate; " + release.openIssues().count() + " issues open, " + resolved
                + " resolved or waived";
        String soak = release.soak()
                .filter(watched -> watched.build().equals(build))
                .map(watched -> "; " + watched.summary())
                .orElse("");
        return stage == 0 ? gates : gates + "; every account before it is on it, or it re-releases to them" + soak;
    }

    /** Why a stage whose window is open cannot open; empty when it can. */
    static Optional<String> obstacle(Release release, int stage) {
        if (release.releasing().isPresent()) {
            return Optional.of("the stage before it is still releasing");
        }
        return switch (release.stages().get(stage).condition()) {
            case NEVER -> Optional.of("the policy never ships");
            case WHEN_ISSUE_OPEN -> reReleaseObstacle(release, stage);
            case UNLESS_REGRESSION ->
                release.openIssues()
                        .findFirst()
                        .map(issue -> issue.id() + " is open on " + issue.build())
                        .or(() -> buildObstacle(release, stage))
                        .or(() -> release.soak().flatMap(Soak::obstacle));
            case ALWAYS ->
                release.blocking()
                        .filter(issue ->
                                release.isTouched() || build(release, stage).isEmpty())
                        .map(issue -> issue.id() + " is open on " + issue.build())
                        .or(() -> buildObstacle(release, stage));
        };
    }

    private static Optional<String> reReleaseObstacle(Release release, int stage) {
        List<Issue> open = release.openIssues().toList();
        if (open.isEmpty()) {
            return Optional.of("no issue is open");
        }
        return build(release, stage).isEmpty()
                ? Optional.of("no patched build that covers " + open.get(0).id() + " has passed every gate")
                : Optional.empty();
    }

    private static Optional<String> buildObstacle(Release release, int stage) {
        if (build(release, stage).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                release.isTouched()
                        ? "not every account of the waves before it is on one build that may ship"
                        : "no build has passed every gate");
    }

    /** The build a stage would ship: first the latest that may, and to re-release one new to the accounts; later what the waves before it run. */
    private static Optional<Build> build(Release release, int stage) {
        boolean reRelease = release.stages().get(stage).condition() == Condition.WHEN_ISSUE_OPEN;
        if (release.isTouched() && !reRelease) {
            return release.provenBefore(stage);
        }
        return release.newest(build -> !reRelease || !release.isShipped(build));
    }

    private static Minutes finish(Minutes minutes, Instant now) {
        Release release = minutes.release();
        boolean open = release.stages().stream().anyMatch(run -> run.isAhead() || run.status() == Status.RELEASING);
        if (open) {
            return minutes;
        }
        StageRun last = release.stages().get(release.stages().size() - 1);
        if (last.tally().filter(Tally::halted).isPresent()) {
            String reason = last.plan().stage().name() + " was halted and not resumed in its window";
            return cancel(minutes, "policy", reason, now);
        }
        return release.isTouched()
                ? end(minutes, Outcome.COMPLETED, "every stage is over")
                : end(minutes, Outcome.CANCELED, "every stage is over, and none has shipped");
    }

    static Minutes cancel(Minutes minutes, String by, String reason, Instant now) {
        Release release = minutes.release();
        release.releasing()
                .filter(place -> release.stages().get(place).haltReason().isEmpty())
                .ifPresent(place ->
                        minutes.record(new TrainEvent.RunHalted(release.id(), place, by, "the release is canceled")));
        minutes.record(new TrainEvent.ReleaseCanceled(release.id(), by, reason));
        return draw(minutes, now);
    }

    /** Runs are taken back one at a time, the latest first, so that an account hears from one of them only. */
    private static Minutes rollBack(Minutes minutes) {
        Release release = minutes.release();
        String reason = release.cancellation().orElseThrow();
        if (release.policy().onCancel() == OnCancel.KEEP && release.releasing().isPresent()) {
            return minutes; // What is in flight arrives first.
        }
        if (!release.isTouched() || release.policy().onCancel() == OnCancel.KEEP) {
            return end(minutes, Outcome.CANCELED, reason);
        }
        if (release.place(Status.ROLLING_BACK).isPresent()) {
            return minutes;
        }
        for (int place = release.stages().size() - 1; place >= 0; place--) {
            StageRun run = release.stages().get(place);
            if (run.isTouched() && run.status() != Status.ROLLED_BACK) {
                return minutes.record(new TrainEvent.RunRollBackStarted(release.id(), place));
            }
        }
        return end(minutes, Outcome.ROLLED_BACK, reason);
    }

    static Minutes end(Minutes minutes, Outcome outcome, String reason) {
        Release release = minutes.release();
        Optional<Build> shipped = outcome == Outcome.COMPLETED ? release.shipped() : Optional.empty();
        return minutes.record(new TrainEvent.ReleaseEnded(release.id(), outcome, reason, shipped, release.stranded()));
    }
}
