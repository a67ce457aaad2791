package io.slipway.simulation.panorama;

import io.slipway.account.AccountEvent;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Refusal;
import io.slipway.policy.Policy;
import io.slipway.simulation.witness.Timers;
import io.slipway.simulation.witness.Witness;
import io.slipway.stream.StreamEvent;
import io.slipway.train.TrainEvent;
import io.slipway.wave.WaveEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * The fleet as it truly stands, and its onlookers. Every fact is looked up here, once, so that many onlookers cost little more than
 * one. Remembers accounts and jobs for good and runs only as long as their release is active.
 */
public final class Panorama implements Witness {

    private final SeenFleet fleet = new SeenFleet();
    private final SeenTrain train;
    private final Onlooker[] onlookers;

    /**
     * @param policy what the first release follows, unless the train says otherwise
     * @param baseline what a roll-back goes to, unless the train says otherwise
     */
    public Panorama(Policy policy, Build baseline, Onlooker... onlookers) {
        this.train = new SeenTrain(policy, baseline);
        this.onlookers = onlookers.clone();
    }

    @Override
    public void happened(Instant at, EntityId entity, Event event) {
        if (event instanceof StreamEvent e) {
            SeenJob job = fleet.job(entity, e);
            for (Onlooker onlooker : onlookers) {
                onlooker.job(at, job, e);
            }
        } else if (event instanceof AccountEvent e) {
            SeenAccount account = fleet.account(entity, e, train);
            for (Onlooker onlooker : onlookers) {
                onlooker.account(at, account, e);
            }
        } else if (event instanceof WaveEvent e) {
            for (Onlooker onlooker : onlookers) {
                onlooker.wave(at, entity, e);
            }
        } else if (event instanceof TrainEvent e) {
            train.before(e);
            for (Onlooker onlooker : onlookers) {
                onlooker.train(at, e, this);
            }
            train.after(e);
        }
    }

    @Override
    public void started(Instant at, EntityId entity, long epoch, Build build) {
        SeenJob job = fleet.job(entity);
        SeenProcess process = job.started(at, epoch, build);
        for (Onlooker onlooker : onlookers) {
            onlooker.started(at, job, process);
        }
    }

    @Override
    public void online(Instant at, EntityId entity, long epoch) {
        SeenJob job = fleet.job(entity);
        SeenProcess process = job.process(epoch);
        if (process != null) {
            job.online(at, process);
        }
        for (Onlooker onlooker : onlookers) {
            if (process == null) {
                onlooker.onlineUnknown(at, job, epoch);
            } else {
                onlooker.online(at, job, process);
            }
        }
    }

    @Override
    public void draining(Instant at, EntityId entity, long epoch) {
        SeenJob job = fleet.job(entity);
        SeenProcess process = job.process(epoch);
        if (process == null) {
            return;
        }
        process.drain();
        for (Onlooker onlooker : onlookers) {
            onlooker.draining(at, job, process);
        }
    }

    @Override
    public void gone(Instant at, EntityId entity, long epoch, Ending ending) {
        SeenJob job = fleet.job(entity);
        SeenProcess process = job.process(epoch);
        if (process == null) {
            return;
        }
        job.gone(at, process, ending);
        for (Onlooker onlooker : onlookers) {
            onlooker.gone(at, job, process, ending);
        }
    }

    @Override
    public void serving(Instant at, EntityId entity, Build build) {
        SeenAccount account = fleet.account(entity, build);
        Build before = account.serve(build);
        for (Onlooker onlooker : onlookers) {
            onlooker.serving(at, account, before);
        }
    }

    @Override
    public void batchRan(Instant at, BatchRun run) {
        for (Onlooker onlooker : onlookers) {
            onlooker.batchRan(at, run);
        }
    }

    @Override
    public void refused(Instant at, EntityId entity, EntityId sender, Refusal refusal) {
        for (Onlooker onlooker : onlookers) {
            onlooker.refused(at, entity, refusal);
        }
    }

    @Override
    public void rested(Instant at, EntityId entity, Object state, Timers timers) {
        for (Onlooker onlooker : onlookers) {
            onlooker.rested(at, entity, state, timers);
        }
    }

    @Override
    public void rang(Instant at, EntityId entity, String key, Instant due) {
        for (Onlooker onlooker : onlookers) {
            onlooker.rang(at, entity, key, due);
        }
    }

    @Override
    public void sentAgain(Instant at, EntityId to, EntityId from, Duration since) {
        for (Onlooker onlooker : onlookers) {
            onlooker.sentAgain(at, to, from, since);
        }
    }

    @Override
    public void crashed(Instant at, EntityId entity) {
        for (Onlooker onlooker : onlookers) {
            onlooker.crashed(at, entity);
        }
    }

    @Override
    public void ended(Instant at) {
        fleet.jobs().forEach(job -> job.ended(at));
        for (Onlooker onlooker : onlookers) {
            onlooker.ended(at, this);
        }
    }

    /** All accounts, in the order they were first heard of. */
    public Collection<SeenAccount> accounts() {
        return fleet.accounts();
    }

    /** All stream jobs, in the order they were first heard of. */
    public Collection<SeenJob> jobs() {
        return fleet.jobs();
    }

    /** The active release. */
    public Optional<SeenRelease> release() {
        return train.release();
    }

    /** What the next release follows. */
    public Policy policy() {
        return train.policy();
    }
}
