package io.slipway.simulation.host;

import io.slipway.account.Account;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Machine;
import io.slipway.stream.StreamJob;
import io.slipway.train.ReleaseTrain;
import io.slipway.wave.Wave;

/** The four machines by the kind of their entities. They keep no state, so one of each serves all. */
public final class SlipwayMachines implements Machines {

    private final Machine<Object, Command, Event> train = erased(new ReleaseTrain());
    private final Machine<Object, Command, Event> wave = erased(new Wave());
    private final Machine<Object, Command, Event> account = erased(new Account());
    private final Machine<Object, Command, Event> job = erased(new StreamJob());

    @Override
    public Machine<Object, Command, Event> of(EntityId entity) {
        return switch (entity.kind()) {
            case "job" -> job;
            case "account" -> account;
            case "wave" -> wave;
            case "train" -> train;
            default -> throw new IllegalArgumentException("no machine is called " + entity.kind());
        };
    }

    /** A host keeps each entity's state beside its machine, so they always fit. */
    @SuppressWarnings("unchecked")
    private static Machine<Object, Command, Event> erased(Machine<?, Command, ? extends Event> machine) {
        return (Machine<Object, Command, Event>) machine;
    }
}
