package io.slipway.account;

import io.slipway.account.AccountState.OwnJob;
import io.slipway.account.AccountState.Profile;
import io.slipway.feature.FeatureRepository;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the members of an account applied.
 *
 * @param repository the last that was applied, as far as it was; empty before the first: the jobs are then as they were registered
 * @param apply the one under way
 * @param plan the last plan that was carried out in full
 */
public record Works(Optional<FeatureRepository> repository, Optional<Apply> apply, Optional<String> plan) {

    private static final Works NONE = new Works(Optional.empty(), Optional.empty(), Optional.empty());

    static Works none() {
        return NONE;
    }

    /** What batch jobs run by: they follow a declaration from the moment that it begins to be applied (DOMAIN A26). */
    public Optional<FeatureRepository> declared() {
        return apply.isPresent() ? apply.map(Apply::declared) : repository;
    }

    Works doing(Apply next) {
        return new Works(repository, Optional.of(next), plan);
    }

    Works ordering(List<EntityId> jobs, long order) {
        return apply.isEmpty() ? this : doing(apply.get().ordering(jobs, order));
    }

    Works finished(FeatureRepository applied, Optional<String> inFull) {
        return new Works(Optional.of(applied), Optional.empty(), inFull);
    }

    /**
     * An apply under way.
     *
     * @param revision its number among the orders of the account
     * @param pending the streams that are not there yet
     */
    public record Apply(
            long revision,
            String plan,
            Applicant by,
            FeatureRepository declared,
            List<Pending> pending,
            List<EntityId> done,
            List<NotDone> notDone) {

        Optional<Pending> pending(EntityId job) {
            return pending.stream().filter(stream -> stream.job().equals(job)).findFirst();
        }

        /** Those whose pin is open count as long as they may yet follow a release. */
        List<EntityId> unpinned(Profile profile) {
            List<EntityId> all = new ArrayList<>(profile.unpinned());
            for (Pending stream : pending) {
                boolean wasUnpinned =
                        stream.before().filter(job -> job.pinnedTo().isEmpty()).isPresent();
                if (wasUnpinned && stream.wanted().isPresent() && !all.contains(stream.job())) {
                    all.add(stream.job());
                }
            }
            return List.copyOf(all);
        }

        Apply ordering(List<EntityId> jobs, long order) {
            return with(
                    pending.stream()
                            .map(stream -> jobs.contains(stream.job()) ? stream.ordered(order) : stream)
                            .toList(),
                    done,
                    notDone);
        }

        Apply did(EntityId job) {
            return with(rest(job), Stream.concat(done.stream(), Stream.of(job)).toList(), notDone);
        }

        Apply didNot(NotDone stream) {
            return with(
                    rest(stream.job()),
                    done,
                    Stream.concat(notDone.stream(), Stream.of(stream)).toList());
        }

        private List<Pending> rest(EntityId job) {
            return pending.stream().filter(stream -> !stream.job().equals(job)).toList();
        }

        private Apply with(List<Pending> newPending, List<EntityId> newDone, List<NotDone> newNotDone) {
            return new Apply(revision, plan, by, declared, newPending, newDone, newNotDone);
        }
    }

    /**
     * A stream that an apply changes.
     *
     * @param order the latest that it was given: only a report about this or a later one tells how the apply went
     * @param before as it was; empty if the apply creates it
     * @param wanted as it is to be; empty if the apply deletes it
     */
    record Pending(EntityId job, long order, Optional<OwnJob> before, Optional<OwnJob> wanted) {

        Pending ordered(long newOrder) {
            return new Pending(job, newOrder, before, wanted);
        }

        boolean isCreated() {
            return before.isEmpty();
        }

        boolean changesPin() {
            Optional<Build> pin = before.flatMap(OwnJob::pinnedTo);
            return !pin.equals(wanted.flatMap(OwnJob::pinnedTo));
        }
    }

    /** @param kept whether it still runs what it ran before; else it is as declared, and not online */
    record NotDone(EntityId job, boolean kept, String reason) {

        String sentence() {
            return job + (kept ? " still runs what it ran before: " : " was rebuilt and is not online: ") + reason;
        }
    }
}
