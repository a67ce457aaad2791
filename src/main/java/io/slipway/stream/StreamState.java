package io.slipway.stream;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.policy.HandoffRules;
import java.time.Instant;
import java.util.Optional;

/** What a stream job remembers. */
public sealed interface StreamState {

    EntityId id();

    record Undeployed(EntityId id) implements StreamState {}

    /**
     * @param blue the process that serves; during {@link Phase#DRAINING_BLUE} green serves beside it
     * @param handoff the handoff under way; empty when steady
     * @param target the latest order; empty before the first
     * @param lastEpoch the highest epoch ever started: epochs fence writers, so none is used twice
     */
    record Running(
            EntityId id,
            EntityId account,
            boolean pinned,
            HandoffRules rules,
            Process blue,
            Optional<Handoff> handoff,
            Optional<Target> target,
            long lastEpoch)
            implements StreamState {

        boolean isSteady() {
            return handoff.isEmpty();
        }

        /** What the account is told about the latest order, once the job is steady. */
        Optional<JobReport> report() {
            return isSteady() ? target.map(this::outcome) : Optional.empty();
        }

        private JobReport outcome(Target wanted) {
            return wanted.failure().isPresent()
                    ? new JobReport.Failed(
                            id, wanted.order(), blue.build(), wanted.failure().get())
                    : new JobReport.Settled(id, wanted.order(), blue.build());
        }

        Running with(HandoffRules newRules) {
            return new Running(id, account, pinned, newRules, blue, handoff, target, lastEpoch);
        }

        Running aimedAt(Target newTarget) {
            return new Running(id, account, pinned, rules, blue, handoff, Optional.of(newTarget), lastEpoch);
        }

        Running handing(Handoff newHandoff) {
            return new Running(
                    id,
                    account,
                    pinned,
                    rules,
                    blue,
                    Optional.of(newHandoff),
                    target,
                    Math.max(lastEpoch, newHandoff.epoch()));
        }

        Running steadyOn(Process process) {
            return new Running(id, account, pinned, rules, process, Optional.empty(), target, lastEpoch);
        }
    }

    record Process(long epoch, Build build) {}

    /** The latest order and, if it could not be carried out, why. */
    record Target(long order, Trigger trigger, Build build, Optional<String> failure) {}

    /**
     * @param order the order that started it; a later order for the same build goes on with its green
     * @param aborted why green is being aborted; empty in the other phases
     */
    record Handoff(
            Phase phase, long order, long epoch, Build build, int attempt, Instant deadline, Optional<String> aborted) {

        Handoff in(Phase next) {
            return new Handoff(next, order, epoch, build, attempt, deadline, aborted);
        }

        Handoff aborting(String reason) {
            return new Handoff(Phase.ABORTING_GREEN, order, epoch, build, attempt, deadline, Optional.of(reason));
        }

        /** Whether green can still be given up without harm: blue has not been told to drain. */
        boolean isUnproven() {
            return phase == Phase.GREEN_STARTING || phase == Phase.GREEN_CATCHING_UP;
        }
    }

    enum Phase {
        GREEN_STARTING,
        GREEN_CATCHING_UP,
        DRAINING_BLUE,
        ABORTING_GREEN
    }
}
