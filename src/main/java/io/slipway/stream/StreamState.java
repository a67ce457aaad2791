package io.slipway.stream;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.policy.HandoffRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a stream job remembers. */
public sealed interface StreamState {

    EntityId id();

    /** The highest epoch ever started: epochs fence writers, so none is used twice, not even by a job of the same name. */
    long lastEpoch();

    record Undeployed(EntityId id) implements StreamState {

        @Override
        public long lastEpoch() {
            return 0;
        }
    }

    /**
     * @param blue the process that serves; during {@link Phase#DRAINING_BLUE} green serves beside it, during {@link Phase#REBUILDING}
     *     nothing serves until it is online
     * @param handoff the handoff under way; empty when steady
     * @param target the latest order; empty before the first
     */
    record Running(
            EntityId id,
            EntityId account,
            HandoffRules rules,
            Process blue,
            Optional<Handoff> handoff,
            Optional<Target> target,
            long lastEpoch)
            implements StreamState {

        boolean isSteady() {
            return handoff.isEmpty();
        }

        boolean isRebuilding() {
            return handoff.isPresent() && handoff.get().phase() == Phase.REBUILDING;
        }

        /** The latest order it has heard; 0 before the first. */
        long heard() {
            return target.isPresent() ? target.get().order() : 0;
        }

        /** What it is to be once it is steady: that of the latest order, unless that failed. */
        Definition definition() {
            return target.filter(wanted -> wanted.failure().isEmpty())
                    .map(Target::definition)
                    .orElse(blue.definition());
        }

        /** What the account is told about the latest order, once the job is steady. */
        Optional<JobReport> report() {
            return isSteady() ? target.map(this::outcome) : Optional.empty();
        }

        private JobReport outcome(Target wanted) {
            long revision = blue.definition().revision();
            return wanted.failure().isPresent()
                    ? new JobReport.Failed(
                            id,
                            wanted.order(),
                            blue.build(),
                            revision,
                            wanted.failure().get())
                    : new JobReport.Settled(id, wanted.order(), blue.build(), revision);
        }

        Running with(HandoffRules newRules) {
            return new Running(id, account, newRules, blue, handoff, target, lastEpoch);
        }

        Running aimedAt(Target newTarget) {
            return new Running(id, account, rules, blue, handoff, Optional.of(newTarget), lastEpoch);
        }

        Running handing(Handoff newHandoff) {
            long highest = Math.max(lastEpoch, newHandoff.epoch());
            return new Running(id, account, rules, blue, Optional.of(newHandoff), target, highest);
        }

        Running steadyOn(Process process) {
            return new Running(id, account, rules, process, Optional.empty(), target, lastEpoch);
        }
    }

    /**
     * Every process has been told to stop, because the job is to be rebuilt or to go.
     *
     * @param epochs those that are not gone yet
     * @param order the latest order
     * @param next what is to start when they are gone; empty if the job is to go
     * @param attempt which attempt to come online that will be
     */
    record Clearing(
            EntityId id,
            EntityId account,
            HandoffRules rules,
            List<Long> epochs,
            long order,
            Optional<Target> next,
            int attempt,
            long lastEpoch)
            implements StreamState {

        Clearing with(HandoffRules newRules) {
            return new Clearing(id, account, newRules, epochs, order, next, attempt, lastEpoch);
        }

        Clearing aimedAt(long newOrder, Optional<Target> newNext) {
            return new Clearing(id, account, rules, epochs, newOrder, newNext, 1, lastEpoch);
        }

        Clearing without(long epoch) {
            List<Long> rest = epochs.stream().filter(other -> other != epoch).toList();
            return new Clearing(id, account, rules, rest, order, next, attempt, lastEpoch);
        }
    }

    /** @param order the order that ended it; a later one can create it again */
    record Retired(EntityId id, EntityId account, long order, long lastEpoch) implements StreamState {

        JobReport report() {
            return new JobReport.Retired(id, order);
        }
    }

    record Process(long epoch, Build build, Definition definition) {

        boolean runs(Target target) {
            return build.equals(target.build()) && definition.equals(target.definition());
        }
    }

    /** The latest order and, if it could not be carried out, why. */
    record Target(long order, Trigger trigger, Build build, Definition definition, Optional<String> failure) {

        static Target of(StreamCommand.Retarget order) {
            return new Target(order.order(), order.trigger(), order.build(), order.definition(), Optional.empty());
        }

        Target failing(String reason) {
            return new Target(order, trigger, build, definition, Optional.of(reason));
        }

        /** The definition as events spell it out. */
        Optional<Definition> spelledOut() {
            return definition.equals(Definition.registered(false)) ? Optional.empty() : Optional.of(definition);
        }
    }

    /**
     * @param order the order that started it; a later order for the same goes on with its green
     * @param deadline when green is to be online; once it is, or is aborted, when the process that has to go is to be gone
     * @param aborted why green is being aborted; empty in the other phases
     */
    record Handoff(
            Phase phase,
            long order,
            long epoch,
            Build build,
            Definition definition,
            int attempt,
            Instant deadline,
            Optional<String> aborted) {

        Handoff in(Phase next) {
            return new Handoff(next, order, epoch, build, definition, attempt, deadline, aborted);
        }

        Handoff by(Instant newDeadline) {
            return new Handoff(phase, order, epoch, build, definition, attempt, newDeadline, aborted);
        }

        Handoff aborting(String reason, Instant stopBy) {
            return new Handoff(
                    Phase.ABORTING_GREEN, order, epoch, build, definition, attempt, stopBy, Optional.of(reason));
        }

        /** Whether green can still be given up without harm: blue has not been told to drain. */
        boolean isUnproven() {
            return phase == Phase.GREEN_STARTING || phase == Phase.GREEN_CATCHING_UP;
        }

        Process green() {
            return new Process(epoch, build, definition);
        }

        boolean leadsTo(Target target) {
            return build.equals(target.build()) && definition.equals(target.definition());
        }
    }

    enum Phase {
        GREEN_STARTING,
        GREEN_CATCHING_UP,
        DRAINING_BLUE,
        ABORTING_GREEN,
        /** Blue is the first process after a rebuild and is not proven online. */
        REBUILDING
    }
}
