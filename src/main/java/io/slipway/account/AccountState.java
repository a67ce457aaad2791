package io.slipway.account;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.policy.HandoffRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an account remembers. */
public sealed interface AccountState {

    EntityId id();

    record Unregistered(EntityId id) implements AccountState {}

    /**
     * @param serving the build that answers requests, as last confirmed
     * @param order how many orders it has given its jobs
     * @param heard the highest order it has followed; lower ones are out of date
     * @param move the update, revert or roll-back under way; empty when it rests
     * @param told what the last wave was told when the account came to rest; empty before the first
     * @param needsHand why a person must look; empty when the account is whole
     */
    record Tenant(
            Profile profile,
            HandoffRules rules,
            Build serving,
            long order,
            long heard,
            Optional<Move> move,
            Optional<Told> told,
            Optional<String> needsHand)
            implements AccountState {

        @Override
        public EntityId id() {
            return profile.id();
        }

        /** The jobs a release may move: those their owner has not pinned. */
        List<EntityId> unpinned() {
            return profile.unpinned();
        }

        Tenant with(HandoffRules newRules) {
            return new Tenant(profile, newRules, serving, order, heard, move, told, needsHand);
        }

        Tenant hearing(long newOrder) {
            return new Tenant(profile, rules, serving, order, newOrder, move, told, needsHand);
        }

        Tenant moving(Move next) {
            long highest = Math.max(order, next.order());
            return new Tenant(profile, rules, serving, highest, heard, Optional.of(next), told, needsHand);
        }

        Tenant atRest(Build nowServing, EntityId wave, AccountReport report, Optional<String> hand) {
            Told outcome = new Told(wave, report);
            return new Tenant(profile, rules, nowServing, order, heard, Optional.empty(), Optional.of(outcome), hand);
        }
    }

    /**
     * What stays as it was registered.
     *
     * @param unpinned the addresses of the jobs without a pin, made once: they are used in every move
     */
    record Profile(EntityId id, EntityId train, AccountKind kind, List<OwnJob> jobs, List<EntityId> unpinned) {

        static Profile of(EntityId id, AccountEvent.Registered registered) {
            List<OwnJob> jobs = registered.jobs().stream()
                    .map(spec -> new OwnJob(EntityId.of("job", id.name() + "/" + spec.name()), spec.pinnedTo()))
                    .toList();
            List<EntityId> unpinned = jobs.stream()
                    .filter(job -> job.pinnedTo().isEmpty())
                    .map(OwnJob::id)
                    .toList();
            return new Profile(id, registered.train(), registered.kind(), jobs, unpinned);
        }
    }

    record OwnJob(EntityId id, Optional<Build> pinnedTo) {}

    /** @param wave the wave that was told */
    record Told(EntityId wave, AccountReport report) {}

    enum Direction {
        /** To the release's build. */
        FORWARD,
        /** An update that failed goes back to what the account had. */
        REVERT,
        /** A canceled release goes back to the baseline. */
        BACK
    }

    /**
     * One way from build to build.
     *
     * @param pending the jobs that have not reported yet, in the order of their declaration
     * @param reason why it reverts; empty in the other directions
     * @param stuck why jobs could not be brought back
     * @param switching the serving switch under way; empty before
     */
    record Move(
            long order,
            Direction direction,
            EntityId wave,
            Build from,
            Build to,
            List<EntityId> pending,
            Optional<String> reason,
            List<String> stuck,
            Optional<Switch> switching) {

        static Move start(long order, Direction direction, EntityId wave, Build from, Build to, List<EntityId> jobs) {
            return new Move(order, direction, wave, from, to, jobs, Optional.empty(), List.of(), Optional.empty());
        }

        Move because(String why) {
            return new Move(order, direction, wave, from, to, pending, Optional.of(why), stuck, switching);
        }

        Move without(EntityId job) {
            List<EntityId> rest = new ArrayList<>(pending);
            rest.remove(job);
            return new Move(order, direction, wave, from, to, rest, reason, stuck, switching);
        }

        Move stuckOn(String why) {
            List<String> all = Stream.concat(stuck.stream(), Stream.of(why)).toList();
            return new Move(order, direction, wave, from, to, pending, reason, all, switching);
        }

        Move switching(int attempt, Instant deadline) {
            return new Move(
                    order,
                    direction,
                    wave,
                    from,
                    to,
                    pending,
                    reason,
                    stuck,
                    Optional.of(new Switch(attempt, deadline)));
        }
    }

    record Switch(int attempt, Instant deadline) {}
}
