package io.slipway.simulation;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Refusal;
import io.slipway.simulation.witness.Timers;
import io.slipway.simulation.witness.Witness;
import java.time.Instant;
import java.util.List;

/** Several witnesses of one run, who all see the same. */
final class Witnesses implements Witness {

    private final Witness[] all;

    Witnesses(List<Witness> all) {
        this.all = all.toArray(Witness[]::new);
    }

    @Override
    public void happened(Instant at, EntityId entity, Event event) {
        for (Witness witness : all) {
            witness.happened(at, entity, event);
        }
    }

    @Override
    public void started(Instant at, EntityId job, long epoch, Build build) {
        for (Witness witness : all) {
            witness.started(at, job, epoch, build);
        }
    }

    @Override
    public void online(Instant at, EntityId job, long epoch) {
        for (Witness witness : all) {
            witness.online(at, job, epoch);
        }
    }

    @Override
    public void draining(Instant at, EntityId job, long epoch) {
        for (Witness witness : all) {
            witness.draining(at, job, epoch);
        }
    }

    @Override
    public void gone(Instant at, EntityId job, long epoch, Ending ending) {
        for (Witness witness : all) {
            witness.gone(at, job, epoch, ending);
        }
    }

    @Override
    public void serving(Instant at, EntityId account, Build build) {
        for (Witness witness : all) {
            witness.serving(at, account, build);
        }
    }

    @Override
    public void rested(Instant at, EntityId entity, Object state, Timers timers) {
        for (Witness witness : all) {
            witness.rested(at, entity, state, timers);
        }
    }

    @Override
    public void rang(Instant at, EntityId entity, String key, Instant due) {
        for (Witness witness : all) {
            witness.rang(at, entity, key, due);
        }
    }

    @Override
    public void crashed(Instant at, EntityId entity) {
        for (Witness witness : all) {
            witness.crashed(at, entity);
        }
    }

    @Override
    public void refused(Instant at, EntityId entity, EntityId sender, Refusal refusal) {
        for (Witness witness : all) {
            witness.refused(at, entity, sender, refusal);
        }
    }

    @Override
    public void ended(Instant at) {
        for (Witness witness : all) {
            witness.ended(at);
        }
    }
}
