package io.slipway.simulation.world;

import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import org.jspecify.annotations.Nullable;

/**
 * An entity of the control plane, as the world outside deals with it. What the world models for it hangs on it: whoever has the entity
 * at hand need not search for that.
 */
public abstract class Neighbour {

    private @Nullable ModelledJob job;
    private @Nullable ModelledSwitch serving;

    /** Hands it a command, at least once, at this instant. */
    protected abstract void put(EntityId from, Command command);

    /** The processes of the stream job that it is. */
    final ModelledJob job(EntityId id) {
        if (job == null) {
            job = new ModelledJob(id, this);
        }
        return job;
    }

    /** The latest switch of the account that it is; none before the first. */
    final @Nullable ModelledSwitch serving() {
        return serving;
    }

    final void serve(ModelledSwitch latest) {
        serving = latest;
    }
}
