package io.slipway.simulation.panorama;

import io.slipway.account.AccountEvent;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.stream.StreamEvent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The accounts and stream jobs of a panorama, by address. */
final class SeenFleet {

    private final Map<EntityId, SeenAccount> accounts = new LinkedHashMap<>();
    private final Map<EntityId, SeenJob> jobs = new LinkedHashMap<>();
    private SeenJob latest = new SeenJob(EntityId.of("job", "none"));

    /** Facts about a job come in bursts, so the last one asked for is tried before the map. */
    SeenJob job(EntityId id) {
        if (id.equals(latest.id())) {
            return latest;
        }
        SeenJob job = jobs.get(id);
        if (job == null) {
            job = new SeenJob(id);
            jobs.put(id, job);
        }
        latest = job;
        return job;
    }

    SeenJob job(EntityId id, StreamEvent event) {
        SeenJob job = job(id);
        job.happened(event);
        if (event instanceof StreamEvent.Deployed deployed) {
            SeenAccount account = accounts.get(deployed.account());
            if (account != null) {
                account.deployed(job);
            }
        }
        return job;
    }

    SeenAccount account(EntityId id, Build serving) {
        SeenAccount account = accounts.get(id);
        return account == null ? accounts.computeIfAbsent(id, unseen -> new SeenAccount(unseen, serving)) : account;
    }

    SeenAccount account(EntityId id, AccountEvent event, SeenTrain train) {
        if (event instanceof AccountEvent.Registered e) {
            return account(id, e.build());
        }
        SeenAccount account = accounts.get(id);
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
        return accounts.values();
    }

    Collection<SeenJob> jobs() {
        return jobs.values();
    }
}
