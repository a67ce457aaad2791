package io.slipway.train;

import io.slipway.account.AccountKind;
import io.slipway.account.JobSpec;
import io.slipway.judge.soak.Batch;
import io.slipway.machine.Build;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.policy.CellId;
import io.slipway.policy.Policy;
import io.slipway.train.Gate.Verdict;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the train can be told by people, pipelines, ports and its own timers; its waves and accounts send reports. */
public sealed interface TrainCommand extends Command {

    /** Begin: the fleet runs {@code baseline} and releases follow {@code policy}. */
    record Commission(Policy policy, Build baseline) implements TrainCommand {}

    /** Follow another policy from the next release on. */
    record AdoptPolicy(Policy policy, Actor actor) implements TrainCommand {}

    record RegisterAccount(EntityId account, AccountKind kind, List<JobSpec> jobs, Actor actor)
            implements TrainCommand {

        public RegisterAccount {
            jobs = List.copyOf(jobs);
        }
    }

    /** Registers all of them that are not registered yet; one that may not be registers none. */
    record RegisterAccounts(List<RegisterAccount> accounts) implements TrainCommand {

        public RegisterAccounts {
            accounts = List.copyOf(accounts);
        }
    }

    record RequestEarlyAccess(EntityId account, Actor actor) implements TrainCommand {}

    record GrantEarlyAccess(EntityId account, Actor actor) implements TrainCommand {}

    record DeclineEarlyAccess(EntityId account, Actor actor, String reason) implements TrainCommand {}

    record LeaveEarlyAccess(EntityId account, Actor actor) implements TrainCommand {}

    /** @param monday the first day of the release's week */
    record Propose(String release, Build build, LocalDate monday, Actor actor) implements TrainCommand {}

    /** @param resolves the issues the patch is meant to fix */
    record ProposePatch(String release, Build build, List<String> resolves, Actor actor) implements TrainCommand {

        public ProposePatch {
            resolves = List.copyOf(resolves);
        }
    }

    record ReportVerdict(String release, Build build, Gate gate, Verdict verdict, String evidence)
            implements TrainCommand {}

    /** What came of one attempt at a cell of the validation matrix. */
    record ReportCell(String release, Build build, CellId cell, int attempt, CellOutcome outcome, CellEvidence evidence)
            implements TrainCommand {}

    /** @param attempt the one that another is to replace */
    record RerunCell(String release, Build build, CellId cell, int attempt, Actor actor, String reason)
            implements TrainCommand {}

    record OverrideGate(String release, Build build, Gate gate, Actor actor, String reason) implements TrainCommand {}

    record ReportIssue(String release, String issue, Build build, Severity severity, String summary, Actor actor)
            implements TrainCommand {}

    record WaiveIssue(String release, String issue, Actor actor, String reason) implements TrainCommand {}

    /** Decide how grave an open issue is. */
    record TriageIssue(String release, String issue, Severity severity, Actor actor, String reason)
            implements TrainCommand {}

    /**
     * From the port that watches: what it saw in one stretch of time.
     *
     * @param window its number, at least 1, greater for each later one: reported again, it is the same
     * @param samples by metric
     */
    record ReportSamples(String release, Build build, long window, SortedMap<String, Batch> samples)
            implements TrainCommand {

        public ReportSamples {
            samples = Collections.unmodifiableSortedMap(new TreeMap<>(samples));
        }
    }

    /** Let a build pass whose soak has seen too little, if the policy lets a release manager decide that. */
    record OverrideSoak(String release, Build build, Actor actor, String reason) implements TrainCommand {}

    /**
     * One person wants an order to be carried out that needs several.
     *
     * @param within how long their word stands
     */
    record GiveAssent(TrainCommand order, Duration within) implements TrainCommand {}

    /** Carry an order out, if so many different people have given their assent. */
    record CarryOut(TrainCommand order, int people) implements TrainCommand {}

    record Halt(String release, Actor actor, String reason) implements TrainCommand {}

    record Resume(String release, Actor actor) implements TrainCommand {}

    record Cancel(String release, Actor actor, String reason) implements TrainCommand {}

    /** From the timer: the window of this stage opens. */
    record OpenStage(String release, int stage) implements TrainCommand {}

    /** From the timer: the window of this stage closes. */
    record CloseStage(String release, int stage) implements TrainCommand {}

    /** From the timer: what the soak before this stage has not decided by now is an outcome. */
    record CloseSoak(String release, int stage) implements TrainCommand {}
}
