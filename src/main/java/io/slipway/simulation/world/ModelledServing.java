package io.slipway.simulation.world;

import io.slipway.account.AccountCommand;
import io.slipway.account.ServingTier.SwitchServing;
import io.slipway.machine.EntityId;
import io.slipway.simulation.time.Appointment;
import io.slipway.simulation.time.Chance;
import io.slipway.simulation.time.Chance.Purpose;
import io.slipway.simulation.time.Lookup;

/** Switches which build answers an account's requests, each account after its own delay. */
final class ModelledServing {

    static final EntityId TIER = EntityId.of("port", "serving-tier");

    private final Scene scene;
    private final Defects defects;
    private final Traffic traffic;
    private final Lookup<EntityId, Switch> latest = new Lookup<>();

    ModelledServing(Scene scene, Defects defects, Traffic traffic) {
        this.scene = scene;
        this.defects = defects;
        this.traffic = traffic;
    }

    void ask(SwitchServing request) {
        Switch known = latest.get(request.account());
        if (known == null || known.request.order() < request.order()) {
            Switch asked = new Switch(request);
            latest.put(request.account(), asked);
            double u = scene.chance().at(Chance.key(request.account().path()), Purpose.SERVING_SWITCH, request.order());
            scene.agenda().after(scene.scenario().world().servingSwitch().millisAt(u), asked);
        } else if (known.request.equals(request) && known.done) {
            known.confirm();
        }
    }

    private final class Switch extends Appointment {

        private final SwitchServing request;
        private boolean done;

        Switch(SwitchServing request) {
            this.request = request;
        }

        @Override
        protected void takePlace() {
            if (latest.get(request.account()) != this) {
                return;
            }
            done = true;
            scene.witness().serving(scene.agenda().now(), request.account(), request.build());
            defects.served(request.account(), request.build());
            traffic.served(request.account(), request.build());
            confirm();
        }

        private void confirm() {
            scene.deliver(
                    request.account(), TIER, new AccountCommand.ServingSwitched(request.order(), request.build()));
        }
    }
}
