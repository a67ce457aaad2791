package io.slipway.account;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.policy.HandoffRules;
import java.time.Instant;
import java.util.List;

/** What can happen to an account. */
public sealed interface AccountEvent extends Event {

    record Registered(EntityId train, AccountKind kind, Build build, List<JobSpec> jobs, HandoffRules rules)
            implements AccountEvent {

        public Registered {
            jobs = List.copyOf(jobs);
        }
    }

    record RulesChanged(HandoffRules rules) implements AccountEvent {}

    /** @param heard the train's order that it follows; {@code order} is the account's own, which its jobs follow */
    record UpdateStarted(long order, long heard, EntityId wave, Build build) implements AccountEvent {}

    /** This job runs the build of the order. */
    record JobSettled(long order, EntityId job) implements AccountEvent {}

    /** This job could not be brought back; the others still are. */
    record JobStuck(long order, EntityId job, String reason) implements AccountEvent {}

    /** All jobs are done; the serving tier is asked to switch. */
    record ServingSwitchStarted(long order, int attempt, Instant deadline) implements AccountEvent {}

    record UpdateFinished(long order, Build build) implements AccountEvent {}

    /** The update cannot succeed; what was changed goes back to what the account had. */
    record RevertStarted(long order, String reason) implements AccountEvent {}

    /** The revert is over and the account serves what it had. */
    record UpdateFailed(long order, String reason) implements AccountEvent {}

    record RollBackStarted(long order, long heard, EntityId wave, Build build) implements AccountEvent {}

    record RollBackFinished(long order, Build build) implements AccountEvent {}

    /** The account was on the baseline already, and no earlier order may move it any more. */
    record NothingToRollBack(long heard, EntityId wave, Build build) implements AccountEvent {}

    /** The account is not whole on the build it was to go back to. */
    record HandNeeded(long order, Build serving, String reason) implements AccountEvent {}
}
