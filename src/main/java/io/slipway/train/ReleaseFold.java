package io.slipway.train;

import io.slipway.machine.Build;
import io.slipway.train.Fleet.Rosters;
import io.slipway.train.Gate.Verdict;
import io.slipway.train.StageRun.Status;
import io.slipway.train.TrainState.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The active release after each of its events. */
final class ReleaseFold {

    private ReleaseFold() {}

    static Release proposed(Platform platform, TrainEvent.ReleaseProposed e) {
        return new Release(
                e.release(),
                platform.policy(),
                platform.baseline(),
                List.of(Candidate.proposed(e.build(), List.of())),
                e.stages().stream().map(StageRun::planned).toList(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    static Release frozen(Release r, Rosters rosters) {
        return new Release(
                r.id(),
                r.policy(),
                r.baseline(),
                r.candidates(),
                r.stages(),
                r.issues(),
                Optional.of(rosters),
                r.cancellation(),
                r.stranded());
    }

    static Release evolve(Release release, TrainEvent event) {
        if (event instanceof TrainEvent.VerdictRecorded e) {
            return candidate(release, e.build(), c -> c.with(e.gate(), e.verdict()));
        } else if (event instanceof TrainEvent.GateOverridden e) {
            return candidate(release, e.build(), c -> c.with(e.gate(), Verdict.PASS));
        } else if (event instanceof TrainEvent.BuildValidated e) {
            return candidate(release, e.build(), Candidate::passed);
        } else if (event instanceof TrainEvent.PatchProposed e) {
            return candidates(release, plus(release.candidates(), Candidate.proposed(e.build(), e.resolves())));
        } else if (event instanceof TrainEvent.IssueOpened e) {
            Issue issue = new Issue(e.issue(), e.build(), e.severity(), e.updateFailure(), Issue.Standing.OPEN);
            return issues(release, plus(release.issues(), issue));
        } else if (event instanceof TrainEvent.IssueWaived e) {
            return issue(release, e.issue(), Issue.Standing.WAIVED);
        } else if (event instanceof TrainEvent.IssueResolved e) {
            return issue(release, e.issue(), Issue.Standing.RESOLVED);
        } else if (event instanceof TrainEvent.StageGatePassed) {
            return release;
        } else if (event instanceof TrainEvent.ReleaseCanceled e) {
            return canceled(release, e.reason());
        }
        return stages(release, event);
    }

    private static Release stages(Release release, TrainEvent event) {
        if (event instanceof TrainEvent.StageWaiting e) {
            return stage(release, e.stage(), s -> s.in(Status.WAITING));
        } else if (event instanceof TrainEvent.RunOpened e) {
            return stage(release, e.stage(), s -> s.opened(e.build()));
        } else if (event instanceof TrainEvent.RunSkipped e) {
            return stage(release, e.stage(), s -> s.in(Status.SKIPPED));
        } else if (event instanceof TrainEvent.RunHalted e) {
            return stage(release, e.stage(), s -> s.halted(Optional.of(e.reason())));
        } else if (event instanceof TrainEvent.RunResumed e) {
            return stage(release, e.stage(), s -> s.halted(Optional.empty()));
        } else if (event instanceof TrainEvent.AccountFailed e) {
            return stage(release, e.stage(), s -> s.failed(plus(s.failures(), e.account())));
        } else if (event instanceof TrainEvent.RunEnded e) {
            return stage(release, e.stage(), s -> s.ended(e.tally()));
        } else if (event instanceof TrainEvent.RunRollBackStarted e) {
            return stage(release, e.stage(), s -> s.in(Status.ROLLING_BACK));
        } else if (event instanceof TrainEvent.RunRolledBack e) {
            return rolledBack(release, e);
        }
        throw new IllegalArgumentException("not an event of the train: " + event);
    }

    private static Release candidate(Release release, Build build, UnaryOperator<Candidate> change) {
        return candidates(
                release,
                release.candidates().stream()
                        .map(c -> c.build().equals(build) ? change.apply(c) : c)
                        .toList());
    }

    private static Release candidates(Release r, List<Candidate> candidates) {
        return new Release(
                r.id(),
                r.policy(),
                r.baseline(),
                candidates,
                r.stages(),
                r.issues(),
                r.rosters(),
                r.cancellation(),
                r.stranded());
    }

    private static Release issue(Release release, String id, Issue.Standing standing) {
        return issues(
                release,
                release.issues().stream()
                        .map(i -> i.id().equals(id) ? i.with(standing) : i)
                        .toList());
    }

    private static Release issues(Release r, List<Issue> issues) {
        return new Release(
                r.id(),
                r.policy(),
                r.baseline(),
                r.candidates(),
                r.stages(),
                issues,
                r.rosters(),
                r.cancellation(),
                r.stranded());
    }

    private static Release stage(Release r, int place, UnaryOperator<StageRun> change) {
        List<StageRun> stages = new ArrayList<>(r.stages());
        stages.set(place, change.apply(stages.get(place)));
        return new Release(
                r.id(),
                r.policy(),
                r.baseline(),
                r.candidates(),
                List.copyOf(stages),
                r.issues(),
                r.rosters(),
                r.cancellation(),
                r.stranded());
    }

    private static Release canceled(Release r, String reason) {
        List<StageRun> stages = r.stages().stream()
                .map(s -> s.isAhead() ? s.in(Status.CANCELED) : s)
                .toList();
        return new Release(
                r.id(),
                r.policy(),
                r.baseline(),
                r.candidates(),
                stages,
                r.issues(),
                r.rosters(),
                Optional.of(reason),
                r.stranded());
    }

    private static Release rolledBack(Release release, TrainEvent.RunRolledBack e) {
        Release r = stage(release, e.stage(), s -> s.in(Status.ROLLED_BACK));
        return new Release(
                r.id(),
                r.policy(),
                r.baseline(),
                r.candidates(),
                r.stages(),
                r.issues(),
                r.rosters(),
                r.cancellation(),
                Stream.concat(
                                r.stranded().stream()
                                        .filter(old -> e.needHand().stream()
                                                .noneMatch(now -> now.account().equals(old.account()))),
                                e.needHand().stream())
                        .toList());
    }

    private static <T> List<T> plus(List<T> list, T more) {
        return Stream.concat(list.stream(), Stream.of(more)).toList();
    }
}
