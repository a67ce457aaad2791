package io.slipway.simulation.scenario;

import io.slipway.policy.CellId;
import io.slipway.train.Gate;
import io.slipway.train.Severity;
import java.util.List;
import java.util.Optional;

/** What a person does in a scenario. */
public sealed interface ScriptedAction {

    /** The account that must exist for this to make sense. */
    static Optional<String> account(ScriptedAction action) {
        if (action instanceof JoinEarlyAccess join) {
            return Optional.of(join.account());
        } else if (action instanceof LeaveEarlyAccess leave) {
            return Optional.of(leave.account());
        }
        return action instanceof RequestEarlyAccess request ? Optional.of(request.account()) : Optional.empty();
    }

    /** Stop starting account updates. */
    record Halt(String reason) implements ScriptedAction {}

    /** Go on after a halt. */
    record Resume(String reason) implements ScriptedAction {}

    /** Cancel the week's release. */
    record Cancel(String reason) implements ScriptedAction {}

    /**
     * Propose a patch.
     *
     * @param build the build's number within the release
     * @param fixes the issues it resolves
     */
    record ProposePatch(int build, List<String> fixes) implements ScriptedAction {

        public ProposePatch {
            fixes = List.copyOf(fixes);
        }
    }

    /** Propose the first build of next week's release, whatever becomes of this week's. */
    record ProposeNext() implements ScriptedAction {}

    /** Put an account into early access. */
    record JoinEarlyAccess(String account) implements ScriptedAction {}

    /** Take an account out of early access. */
    record LeaveEarlyAccess(String account) implements ScriptedAction {}

    /** Ask for early access on behalf of an account. */
    record RequestEarlyAccess(String account) implements ScriptedAction {}

    /** Add an account to the fleet. */
    record RegisterAccount(AccountSpec account) implements ScriptedAction {}

    /** Decide that an issue does not stop the release (DOMAIN A5). */
    record WaiveIssue(String issue, String reason) implements ScriptedAction {}

    /** Decide how grave an issue is. */
    record TriageIssue(String issue, Severity severity, String reason) implements ScriptedAction {}

    /**
     * Let a build pass whose soak has seen too little.
     *
     * @param build the build's number within the release
     */
    record OverrideSoak(int build, String reason) implements ScriptedAction {}

    /**
     * Let a build pass a gate that did not pass it (DOMAIN A33).
     *
     * @param build the build's number within the release
     */
    record OverrideGate(int build, Gate gate, String reason) implements ScriptedAction {}

    /**
     * Run a cell of the validation matrix again.
     *
     * @param build the build's number within the release
     * @param attempt the one to replace
     */
    record RerunCell(int build, CellId cell, int attempt, String reason) implements ScriptedAction {}
}
