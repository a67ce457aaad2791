package io.slipway.simulation.panorama;

import io.slipway.account.AccountEvent;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.simulation.time.Lookup;
import io.slipway.stream.StreamEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The accounts and stream jobs of a panorama, by address. */
final class SeenFleet {

    private final Lookup<EntityId, SeenAccount> accountOf = new Lookup<>();
    private final Lookup<EntityId, SeenJob> jobOf = new Lookup<>();
    private final List<SeenAccount> accounts = new ArrayList<>();
    private final List<SeenJob> jobs = new ArrayList<>();

    SeenJob job(EntityId id) {
        SeenJob known = jobOf.get(id);
        if (known == null) {
            known = new SeenJob(id);
            jobOf.put(id, known);
            jobs.add(known);
        }
        return known;
    }

    SeenJob job(EntityId id, StreamEvent event) {
        SeenJob job = job(id);
        boolean moved = job.happened(event);
        if (moved) {
            SeenAccount account = accountOf.get(job.account());
            if (account != null) {
                account.repinned(job);
            }
        }
        return job;
    }

    SeenAccount account(EntityId id, Build serving) {
        SeenAccount known = accountOf.get(id);
        if (known == null) {
            known = new SeenAccount(id, serving);
            accountOf.put(id, known);
            accounts.add(known);
        }
        return known;
    }

    SeenAccount account(EntityId id, AccountEvent event, SeenTrain train) {
        if (event instanceof AccountEvent.Registered e) {
            return account(id, e.build());
        }
        SeenAccount account = accountOf.get(id);
        if (account == null) {
            throw new IllegalArgumentException(id + " was not registered before " + event);
        }
        if (event instanceof AccountEvent.UpdateStarted e) {
            Optional<SeenRun> run = train.run(e.wave());
            account.move(run);
            run.ifPresent(forward -> forward.release().touches(account));
        } else if (event instanceof AccountEvent.RollBackStarted e) {
            account.move(train.run(e.wave()));
        } else if (event instanceof AccountEvent.JobStuck) {
            account.stuck();
        } else if (isRest(event)) {
            account.rested(event);
        }
        return account;
    }

    private static boolean isRest(AccountEvent event) {
        return event instanceof AccountEvent.UpdateFinished
                || event instanceof AccountEvent.UpdateFailed
                || event instanceof AccountEvent.RollBackFinished
                || event instanceof AccountEvent.HandNeeded
                || event instanceof AccountEvent.NothingToRollBack;
    }

    Collection<SeenAccount> accounts() {
        return accounts;
    }

    Collection<SeenJob> jobs() {
        return jobs;
    }
}
