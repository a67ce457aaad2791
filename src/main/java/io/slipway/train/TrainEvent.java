package io.slipway.train;

import io.slipway.account.AccountKind;
import io.slipway.account.JobSpec;
import io.slipway.judge.soak.Batch;
import io.slipway.judge.soak.SoakState;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.policy.CellId;
import io.slipway.policy.Policy;
import io.slipway.policy.ScheduledStage;
import io.slipway.train.Gate.Verdict;
import io.slipway.wave.RunReport.Stranded;
import io.slipway.wave.Tally;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What can happen on the train. A stage is named by its place in the week, counted from 0. */
public sealed interface TrainEvent extends Event {

    record Commissioned(Policy policy, Build baseline) implements TrainEvent {}

    record PolicyAdopted(Policy policy, Actor actor) implements TrainEvent {}

    record AccountRegistered(EntityId account, AccountKind kind, Build build, List<JobSpec> jobs, Actor actor)
            implements TrainEvent {

        public AccountRegistered {
            jobs = List.copyOf(jobs);
        }
    }

    /** The account answered: it exists. */
    record AccountJoined(EntityId account) implements TrainEvent {}

    record EarlyAccessRequested(EntityId account, Actor actor) implements TrainEvent {}

    /** @param tooLateFor the release whose roster was frozen already; empty when it is part of the next roster to freeze */
    record EarlyAccessGranted(EntityId account, Actor actor, Optional<String> tooLateFor) implements TrainEvent {}

    record EarlyAccessDeclined(EntityId account, Actor actor, String reason) implements TrainEvent {}

    /** @param tooLateFor the release it stays in wave 1 for (DOMAIN A10); empty when it counts at once */
    record EarlyAccessLeft(EntityId account, Actor actor, Optional<String> tooLateFor) implements TrainEvent {}

    record ReleaseProposed(String release, Build build, List<ScheduledStage> stages, Actor actor)
            implements TrainEvent {

        public ReleaseProposed {
            stages = List.copyOf(stages);
        }
    }

    /** No release this week (DOMAIN A30). */
    record WeekSkipped(String release, Build build, String reason) implements TrainEvent {}

    record PatchProposed(String release, Build build, List<String> resolves, Actor actor) implements TrainEvent {

        public PatchProposed {
            resolves = List.copyOf(resolves);
        }
    }

    record VerdictRecorded(String release, Build build, Gate gate, Verdict verdict, String evidence)
            implements TrainEvent {}

    record CellRecorded(
            String release, Build build, CellId cell, int attempt, CellOutcome outcome, CellEvidence evidence)
            implements TrainEvent {}

    /** @param attempt the new one; what the earlier ones came to no longer counts */
    record CellRerun(String release, Build build, CellId cell, int attempt, Actor actor, String reason)
            implements TrainEvent {}

    record GateOverridden(String release, Build build, Gate gate, Actor actor, String reason) implements TrainEvent {}

    /** The build passed every gate. */
    record BuildValidated(String release, Build build) implements TrainEvent {}

    /** Who is in which wave of this release, as the fleet stands at this instant, is settled. */
    record RosterFrozen(String release, int earlyAccess, int remaining) implements TrainEvent {}

    /** The window of this stage is open, but the stage is not ready to start. */
    record StageWaiting(String release, int stage, String reason) implements TrainEvent {}

    /** The gate before this stage, with what it rests on. */
    record StageGatePassed(String release, int stage, String evidence) implements TrainEvent {}

    record RunOpened(String release, int stage, Build build) implements TrainEvent {}

    record RunSkipped(String release, int stage, String reason) implements TrainEvent {}

    record RunHalted(String release, int stage, String by, String reason) implements TrainEvent {}

    record RunResumed(String release, int stage, Actor actor) implements TrainEvent {}

    record AccountFailed(String release, int stage, EntityId account, String reason) implements TrainEvent {}

    record RunEnded(String release, int stage, Tally tally) implements TrainEvent {}

    /**
     * An issue, or one that is seen again on a later build.
     *
     * @param updateFailure whether it is an account's failed update, rather than a regression that was seen
     */
    record IssueOpened(
            String release,
            String issue,
            Build build,
            Severity severity,
            String summary,
            String by,
            boolean updateFailure)
            implements TrainEvent {}

    record IssueTriaged(String release, String issue, Severity severity, Actor actor, String reason)
            implements TrainEvent {}

    record IssueWaived(String release, String issue, Actor actor, String reason) implements TrainEvent {}

    record IssueResolved(String release, String issue, Build build) implements TrainEvent {}

    /**
     * One of the people wants something to be let through that needs more than one.
     *
     * @param subject what, in words
     * @param until from this instant on it no longer counts
     */
    record AssentGiven(String release, String subject, Actor actor, String reason, Instant until)
            implements TrainEvent {}

    /** What a soak goes by: counts on both sides, by metric, in one numbered stretch of time. */
    record SamplesReported(String release, Build build, long window, SortedMap<String, Batch> samples)
            implements TrainEvent {

        public SamplesReported {
            samples = Collections.unmodifiableSortedMap(new TreeMap<>(samples));
        }
    }

    /** The answer on one metric has changed; it rests on these counts, all that were seen until now. */
    record SignalJudged(String release, Build build, String metric, SoakState verdict, Batch total, String evidence)
            implements TrainEvent {}

    /** No account is in the run that should have soaked the build (DOMAIN A32): it goes on unproven, by the clock alone. */
    record SoakUnwatched(String release, Build build, String reason) implements TrainEvent {}

    record SoakOverridden(String release, Build build, Actor actor, String reason, String evidence)
            implements TrainEvent {}

    /** The deadline of the soak before this stage has passed, and there was too little data. */
    record SoakInconclusive(String release, int stage, Build build, String evidence) implements TrainEvent {}

    record ReleaseCanceled(String release, String by, String reason) implements TrainEvent {}

    record RunRollBackStarted(String release, int stage) implements TrainEvent {}

    /** @param touched how many accounts the run had started: the first so many of its roster */
    record RunRolledBack(String release, int stage, int touched, List<Stranded> needHand) implements TrainEvent {

        public RunRolledBack {
            needHand = List.copyOf(needHand);
        }
    }

    /**
     * The release is over.
     *
     * @param shipped the new baseline; empty unless completed
     * @param needHand the accounts a roll-back could not bring home
     */
    record ReleaseEnded(
            String release, Outcome outcome, String reason, Optional<Build> shipped, List<Stranded> needHand)
            implements TrainEvent {

        public ReleaseEnded {
            needHand = List.copyOf(needHand);
        }
    }
}
