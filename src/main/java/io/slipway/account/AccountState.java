package io.slipway.account;

import io.slipway.feature.FeatureObject;
import io.slipway.feature.Materialization;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.policy.HandoffRules;
import io.slipway.stream.Definition;
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
     * @param works what its members applied, and are applying
     */
    record Tenant(
            Profile profile,
            HandoffRules rules,
            Build serving,
            long order,
            long heard,
            Optional<Move> move,
            Optional<Told> told,
            Optional<String> needsHand,
            Works works)
            implements AccountState {

        @Override
        public EntityId id() {
            return profile.id();
        }

        /**
         * The jobs that a move takes along: those their owner has not pinned, and those of which that is not settled, because the apply
         * that pins or unpins them is under way.
         */
        List<EntityId> unpinned() {
            return works.apply().isEmpty()
                    ? profile.unpinned()
                    : works.apply().get().unpinned(profile);
        }

        /** What a batch job of this view runs on if it starts now: what the view is pinned to, else what serves (DOMAIN A26). */
        public Build runtime(String view) {
            return works.declared()
                    .flatMap(declared -> declared.object(view))
                    .flatMap(FeatureObject::materialization)
                    .flatMap(Materialization::pin)
                    .orElse(serving);
        }

        /** The build that an unpinned job is to run. */
        Build target() {
            return move.isPresent() ? move.get().to() : serving;
        }

        Tenant with(HandoffRules newRules) {
            return new Tenant(profile, newRules, serving, order, heard, move, told, needsHand, works);
        }

        Tenant hearing(long newOrder) {
            return new Tenant(profile, rules, serving, order, newOrder, move, told, needsHand, works);
        }

        Tenant moving(Move next) {
            long highest = Math.max(order, next.order());
            return new Tenant(profile, rules, serving, highest, heard, Optional.of(next), told, needsHand, works);
        }

        /** The move orders each of its jobs anew, those that an apply is changing too. */
        Tenant startingTo(Move next) {
            return moving(next).working(works.ordering(next.pending(), next.order()));
        }

        Tenant owning(List<OwnJob> jobs) {
            return new Tenant(profile.with(jobs), rules, serving, order, heard, move, told, needsHand, works);
        }

        Tenant working(Works next) {
            return new Tenant(profile, rules, serving, order, heard, move, told, needsHand, next);
        }

        Tenant ordering(long newOrder) {
            return new Tenant(profile, rules, serving, newOrder, heard, move, told, needsHand, works);
        }

        Tenant atRest(Build nowServing, EntityId wave, AccountReport report, Optional<String> hand) {
            Told outcome = new Told(wave, report);
            return new Tenant(
                    profile, rules, nowServing, order, heard, Optional.empty(), Optional.of(outcome), hand, works);
        }
    }

    /**
     * Who it is and what it has.
     *
     * @param unpinned the addresses of the jobs without a pin, made once: they are used in every move
     */
    record Profile(EntityId id, EntityId train, AccountKind kind, List<OwnJob> jobs, List<EntityId> unpinned) {

        static Profile of(EntityId id, AccountEvent.Registered registered) {
            List<OwnJob> jobs = registered.jobs().stream()
                    .map(spec -> OwnJob.registered(jobId(id, spec.name()), spec.pinnedTo()))
                    .toList();
            return new Profile(id, registered.train(), registered.kind(), jobs, unpinned(jobs));
        }

        Profile with(List<OwnJob> newJobs) {
            return new Profile(id, train, kind, newJobs, unpinned(newJobs));
        }

        private static List<EntityId> unpinned(List<OwnJob> jobs) {
            return jobs.stream()
                    .filter(job -> job.pinnedTo().isEmpty())
                    .map(OwnJob::id)
                    .toList();
        }

        static EntityId jobId(EntityId account, String name) {
            return EntityId.of("job", account.name() + "/" + name);
        }

        Optional<OwnJob> job(EntityId job) {
            return jobs.stream().filter(own -> own.id().equals(job)).findFirst();
        }
    }

    /** @param pinnedTo the runtime its owner pinned it to; without one it runs the account's build */
    record OwnJob(EntityId id, Optional<Build> pinnedTo, Definition definition) {

        static OwnJob registered(EntityId id, Optional<Build> pinnedTo) {
            return new OwnJob(id, pinnedTo, Definition.registered(pinnedTo.isPresent()));
        }
    }

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
     * @param again the jobs that were asked once more, without an apply that failed, each by an order of its own
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
            Optional<Switch> switching,
            List<Asked> again) {

        static Move start(long order, Direction direction, EntityId wave, Build from, Build to, List<EntityId> jobs) {
            return new Move(
                    order, direction, wave, from, to, jobs, Optional.empty(), List.of(), Optional.empty(), List.of());
        }

        Move because(String why) {
            return new Move(order, direction, wave, from, to, pending, Optional.of(why), stuck, switching, again);
        }

        Move without(EntityId job) {
            List<EntityId> rest = new ArrayList<>(pending);
            rest.remove(job);
            return new Move(order, direction, wave, from, to, rest, reason, stuck, switching, again);
        }

        Move stuckOn(String why) {
            List<String> all = Stream.concat(stuck.stream(), Stream.of(why)).toList();
            return new Move(order, direction, wave, from, to, pending, reason, all, switching, again);
        }

        Move askingAgain(EntityId job, long newOrder) {
            List<Asked> all = Stream.concat(again.stream(), Stream.of(new Asked(job, newOrder)))
                    .toList();
            return new Move(order, direction, wave, from, to, pending, reason, stuck, switching, all);
        }

        /** The order of the move that the job's report must at least be about. */
        long awaited(EntityId job) {
            long latest = order;
            for (Asked asked : again) {
                latest = asked.job().equals(job) ? asked.order() : latest;
            }
            return latest;
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
                    Optional.of(new Switch(attempt, deadline)),
                    again);
        }
    }

    record Asked(EntityId job, long order) {}

    record Switch(int attempt, Instant deadline) {}
}
