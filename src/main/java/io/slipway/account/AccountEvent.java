package io.slipway.account;

import io.slipway.feature.FeatureRepository;
import io.slipway.feature.StreamChange;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.policy.HandoffRules;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

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

    /**
     * A member's repository is being applied. Batch jobs that start from now on run what it declares; those that run already finish as
     * they began (DOMAIN A26).
     *
     * @param revision the account's order, by which its jobs know this apply
     * @param streams what happens to the stream jobs
     */
    record ApplyStarted(
            long revision, String plan, Applicant by, FeatureRepository declared, List<StreamChange> streams)
            implements AccountEvent {

        public ApplyStarted {
            streams = List.copyOf(streams);
        }
    }

    /** This stream runs what the apply made of it, or is gone if it was deleted. */
    record StreamApplied(long revision, EntityId job) implements AccountEvent {}

    /**
     * The apply did not bring this stream where it should be.
     *
     * @param kept the revision that it runs: an older one still serves; that of the apply itself was to be rebuilt and is not online
     * @param again the order by which a move under way asks the job once more, without the apply
     */
    record StreamKept(long revision, EntityId job, long kept, String reason, OptionalLong again)
            implements AccountEvent {}

    record ApplyFinished(long revision, String plan) implements AccountEvent {}

    /** Some streams are not as declared; everything else is. */
    record ApplyFailed(long revision, String plan, List<EntityId> done, List<String> notDone) implements AccountEvent {

        public ApplyFailed {
            done = List.copyOf(done);
            notDone = List.copyOf(notDone);
        }
    }
}
