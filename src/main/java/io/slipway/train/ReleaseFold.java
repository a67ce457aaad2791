package io.slipway.train;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.policy.SoakRules;
import io.slipway.train.StageRun.Status;
import io.slipway.train.TrainState.Platform;
import io.slipway.wave.RunReport.Stranded;
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
                List.of(Candidate.proposed(
                        e.build(), List.of(), CellBoard.of(platform.policy().validation()))),
                e.stages().stream().map(StageRun::planned).toList(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** @param order the number of the latest order to a wave: this event's own, if it is one */
    static Release evolve(Release release, TrainEvent event, long order) {
        return Assents.settle(changed(release, event, order), event);
    }

    private static Release changed(Release release, TrainEvent event, long order) {
        if (event instanceof TrainEvent.VerdictRecorded e) {
            return candidate(release, e.build(), c -> c.with(e.gate(), e.verdict()));
        } else if (event instanceof TrainEvent.GateOverridden e) {
            return candidate(release, e.build(), c -> c.overridden(e.gate()));
        } else if (event instanceof TrainEvent.CellRecorded e) {
            return candidate(
                    release,
                    e.build(),
                    c -> c.with(c.cells().with(e.cell(), run -> run.recorded(e.outcome(), e.evidence()))));
        } else if (event instanceof TrainEvent.CellRerun e) {
            return candidate(release, e.build(), c -> c.rerun(e.cell()));
        } else if (event instanceof TrainEvent.BuildValidated e) {
            return candidate(release, e.build(), Candidate::passed);
        } else if (event instanceof TrainEvent.PatchProposed e) {
            CellBoard cells = CellBoard.of(release.policy().validation());
            return release.withCandidates(
                    plus(release.candidates(), Candidate.proposed(e.build(), e.resolves(), cells)));
        } else if (event instanceof TrainEvent.IssueOpened e) {
            Issue issue = new Issue(e.issue(), e.build(), e.severity(), e.updateFailure(), Issue.Standing.OPEN);
            return opened(release, issue);
        } else if (event instanceof TrainEvent.IssueTriaged e) {
            return issue(release, e.issue(), i -> i.triaged(e.severity()));
        } else if (event instanceof TrainEvent.IssueWaived e) {
            return issue(release, e.issue(), i -> i.with(Issue.Standing.WAIVED));
        } else if (event instanceof TrainEvent.IssueResolved e) {
            return issue(release, e.issue(), i -> i.with(Issue.Standing.RESOLVED));
        } else if (event instanceof TrainEvent.StageGatePassed) {
            return release;
        } else if (event instanceof TrainEvent.AssentGiven e) {
            return Assents.fold(release, e);
        } else if (event instanceof TrainEvent.ReleaseCanceled e) {
            return canceled(release, e.reason());
        }
        return soak(release, event).orElseGet(() -> stages(release, event, order));
    }

    /** Empty for an event that does not concern the soak. */
    private static Optional<Release> soak(Release release, TrainEvent event) {
        return release.soak().flatMap(soak -> soak.evolve(event)).map(release::soaking);
    }

    /** Another build soaks anew. */
    private static Release soaking(Release release, Build build) {
        boolean known =
                release.soak().filter(soak -> soak.build().equals(build)).isPresent();
        Optional<SoakRules> rules = release.policy().soak();
        return known || rules.isEmpty() ? release : release.soaking(Soak.start(build, rules.get()));
    }

    private static Release stages(Release release, TrainEvent event, long order) {
        if (event instanceof TrainEvent.StageWaiting e) {
            return stage(release, e.stage(), s -> s.in(Status.WAITING));
        } else if (event instanceof TrainEvent.RunOpened e) {
            return soaking(stage(release, e.stage(), s -> s.opened(order, e.build())), e.build());
        } else if (event instanceof TrainEvent.RunSkipped e) {
            return stage(release, e.stage(), s -> s.in(Status.SKIPPED));
        } else if (event instanceof TrainEvent.RunHalted e) {
            return stage(release, e.stage(), s -> s.halted(order, Optional.of(e.reason())));
        } else if (event instanceof TrainEvent.RunResumed e) {
            return stage(release, e.stage(), s -> s.halted(order, Optional.empty()));
        } else if (event instanceof TrainEvent.AccountFailed e) {
            return stage(release, e.stage(), s -> s.failed(plus(s.failures(), e.account())));
        } else if (event instanceof TrainEvent.RunEnded e) {
            return stage(release, e.stage(), s -> s.ended(e.tally()));
        } else if (event instanceof TrainEvent.RunRollBackStarted e) {
            return stage(release, e.stage(), s -> s.rollingBack(order));
        } else if (event instanceof TrainEvent.RunRolledBack e) {
            return rolledBack(release, e);
        }
        throw new IllegalArgumentException("not an event of the train: " + event);
    }

    private static Release candidate(Release release, Build build, UnaryOperator<Candidate> change) {
        return release.withCandidates(release.candidates().stream()
                .map(c -> c.build().equals(build) ? change.apply(c) : c)
                .toList());
    }

    /** An issue that is seen again on a later build is open again. */
    private static Release opened(Release release, Issue issue) {
        Stream<Issue> others = release.issues().stream().filter(i -> !i.id().equals(issue.id()));
        return release.withIssues(Stream.concat(others, Stream.of(issue)).toList());
    }

    private static Release issue(Release release, String id, UnaryOperator<Issue> change) {
        return release.withIssues(release.issues().stream()
                .map(i -> i.id().equals(id) ? change.apply(i) : i)
                .toList());
    }

    private static Release stage(Release release, int place, UnaryOperator<StageRun> change) {
        List<StageRun> stages = new ArrayList<>(release.stages());
        stages.set(place, change.apply(stages.get(place)));
        return release.withStages(List.copyOf(stages));
    }

    private static Release canceled(Release release, String reason) {
        return release.canceled(reason)
                .withStages(release.stages().stream()
                        .map(s -> s.isAhead() ? s.in(Status.CANCELED) : s)
                        .toList());
    }

    /** A later report knows better about the accounts it took back: those it does not list are home. */
    private static Release rolledBack(Release release, TrainEvent.RunRolledBack e) {
        List<EntityId> touched = release.roster(e.stage()).subList(0, e.touched());
        Stream<Stranded> elsewhere = release.stranded().stream().filter(old -> !touched.contains(old.account()));
        return stage(release, e.stage(), s -> s.in(Status.ROLLED_BACK))
                .withStranded(Stream.concat(elsewhere, e.needHand().stream()).toList());
    }

    private static <T> List<T> plus(List<T> list, T more) {
        return Stream.concat(list.stream(), Stream.of(more)).toList();
    }
}
