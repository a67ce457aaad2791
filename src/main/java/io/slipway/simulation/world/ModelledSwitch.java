package io.slipway.simulation.world;

import io.slipway.account.AccountCommand;
import io.slipway.account.ServingTier.SwitchServing;
import io.slipway.machine.EntityId;
import io.slipway.simulation.time.Appointment;
import java.util.function.Consumer;

/** A switch of what answers an account's requests: under way, or done. It comes to nothing if a later one was asked for meanwhile. */
final class ModelledSwitch extends Appointment {

    private static final EntityId TIER = EntityId.of("port", "serving-tier");

    private final SwitchServing request;
    private final Neighbour account;
    private final Consumer<SwitchServing> switched;
    private boolean done;

    ModelledSwitch(SwitchServing request, Neighbour account, Consumer<SwitchServing> switched) {
        this.request = request;
        this.account = account;
        this.switched = switched;
    }

    long order() {
        return request.order();
    }

    @Override
    protected void takePlace() {
        if (account.serving() == this) {
            done = true;
            switched.accept(request);
            confirm();
        }
    }

    /** What is done is confirmed once more; what is under way will be. */
    void askedAgain(SwitchServing same) {
        if (done && request.equals(same)) {
            confirm();
        }
    }

    private void confirm() {
        account.put(TIER, new AccountCommand.ServingSwitched(request.order(), request.build()));
    }
}
