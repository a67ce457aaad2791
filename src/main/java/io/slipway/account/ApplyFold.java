package io.slipway.account;

import io.slipway.account.AccountState.OwnJob;
import io.slipway.account.AccountState.Profile;
import io.slipway.account.AccountState.Tenant;
import io.slipway.account.Works.Apply;
import io.slipway.account.Works.NotDone;
import io.slipway.account.Works.Pending;
import io.slipway.feature.FeatureObject;
import io.slipway.feature.FeatureRepository;
import io.slipway.feature.Restart;
import io.slipway.feature.StreamChange;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.stream.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The state of an account after each event of an apply. */
final class ApplyFold {

    private ApplyFold() {}

    /** Empty if the event is not about an apply. */
    static Optional<Tenant> evolve(Tenant tenant, AccountEvent event) {
        if (event instanceof AccountEvent.ApplyStarted e) {
            return Optional.of(started(tenant, e));
        } else if (event instanceof AccountEvent.StreamApplied e) {
            return Optional.of(tenant.working(tenant.works().doing(apply(tenant).did(e.job()))));
        } else if (event instanceof AccountEvent.StreamKept e) {
            return Optional.of(kept(tenant, e));
        } else if (event instanceof AccountEvent.ApplyFinished e) {
            return Optional.of(
                    tenant.working(tenant.works().finished(apply(tenant).declared(), Optional.of(e.plan()))));
        } else if (event instanceof AccountEvent.ApplyFailed) {
            return Optional.of(tenant.working(tenant.works().finished(achieved(tenant), Optional.empty())));
        }
        return Optional.empty();
    }

    private static Tenant started(Tenant tenant, AccountEvent.ApplyStarted event) {
        List<OwnJob> jobs = new ArrayList<>(tenant.profile().jobs());
        List<Pending> pending = new ArrayList<>();
        for (StreamChange change : event.streams()) {
            EntityId id = Profile.jobId(tenant.id(), change.name());
            Optional<OwnJob> before = tenant.profile().job(id);
            Optional<OwnJob> wanted = wanted(id, before, change, event.revision());
            if (before.equals(wanted)) {
                continue;
            }
            pending.add(new Pending(id, event.revision(), before, wanted));
            before.ifPresentOrElse(known -> replace(jobs, known, wanted), () -> wanted.ifPresent(jobs::add));
        }
        Apply apply =
                new Apply(event.revision(), event.plan(), event.by(), event.declared(), pending, List.of(), List.of());
        return tenant.ordering(event.revision())
                .owning(List.copyOf(jobs))
                .working(tenant.works().doing(apply));
    }

    /** A job that was registered before its repository was ever applied is taken over, and not started twice. */
    private static Optional<OwnJob> wanted(EntityId id, Optional<OwnJob> before, StreamChange change, long revision) {
        if (change instanceof StreamChange.Start start) {
            boolean same =
                    before.filter(job -> job.pinnedTo().equals(start.runtime())).isPresent();
            return same
                    ? before
                    : Optional.of(handedOff(id, before, start.runtime(), Restart.REUSE_CHECKPOINTS, revision));
        } else if (change instanceof StreamChange.HandOff handOff) {
            return Optional.of(handedOff(id, before, handOff.runtime(), handOff.checkpoints(), revision));
        } else if (change instanceof StreamChange.StartAnew anew) {
            return Optional.of(new OwnJob(
                    id,
                    anew.runtime(),
                    Definition.created(revision, anew.runtime().isPresent())));
        }
        return Optional.empty();
    }

    private static OwnJob handedOff(
            EntityId id, Optional<OwnJob> before, Optional<Build> runtime, Restart checkpoints, long revision) {
        boolean pinned = runtime.isPresent();
        if (before.isEmpty()) {
            return new OwnJob(id, runtime, Definition.created(revision, pinned));
        }
        Definition old = before.get().definition();
        return new OwnJob(
                id,
                runtime,
                checkpoints == Restart.CHECKPOINTS_INVALIDATED
                        ? old.invalidated(revision, pinned)
                        : old.changed(revision, pinned));
    }

    private static void replace(List<OwnJob> jobs, OwnJob known, Optional<OwnJob> wanted) {
        int place = jobs.indexOf(known);
        if (wanted.isPresent()) {
            jobs.set(place, wanted.get());
        } else {
            jobs.remove(place);
        }
    }

    private static Tenant kept(Tenant tenant, AccountEvent.StreamKept event) {
        Pending stream = apply(tenant).pending(event.job()).orElseThrow();
        boolean old = event.kept() != event.revision();
        Tenant after = tenant.working(
                tenant.works().doing(apply(tenant).didNot(new NotDone(event.job(), old, event.reason()))));
        if (old && stream.before().isPresent() && stream.wanted().isPresent()) {
            List<OwnJob> jobs = new ArrayList<>(tenant.profile().jobs());
            replace(jobs, stream.wanted().get(), stream.before());
            after = after.owning(List.copyOf(jobs));
        }
        return event.again().isPresent()
                ? after.ordering(event.again().getAsLong())
                        .moving(after.move()
                                .orElseThrow()
                                .askingAgain(event.job(), event.again().getAsLong()))
                : after;
    }

    /** What was declared, save the streams that still are what they were: the next plan names them again. */
    private static FeatureRepository achieved(Tenant tenant) {
        Apply apply = apply(tenant);
        SortedMap<String, FeatureObject> objects =
                new TreeMap<>(apply.declared().objects());
        for (NotDone stream : apply.notDone()) {
            if (stream.kept()) {
                String name = stream.job().name().substring(stream.job().name().indexOf('/') + 1);
                tenant.works()
                        .repository()
                        .flatMap(repository -> repository.object(name))
                        .ifPresentOrElse(before -> objects.put(name, before), () -> objects.remove(name));
            }
        }
        return new FeatureRepository(apply.declared().sdk(), apply.declared().workspace(), objects);
    }

    private static Apply apply(Tenant tenant) {
        return tenant.works().apply().orElseThrow();
    }
}
