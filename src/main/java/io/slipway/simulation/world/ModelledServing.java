package io.slipway.simulation.world;

import io.slipway.account.ServingTier.SwitchServing;
import io.slipway.simulation.time.Chance;
import io.slipway.simulation.time.Chance.Purpose;

/** Switches which build answers an account's requests, each account after its own delay. */
final class ModelledServing {

    private final Scene scene;
    private final Defects defects;
    private final Traffic traffic;

    ModelledServing(Scene scene, Defects defects, Traffic traffic) {
        this.scene = scene;
        this.defects = defects;
        this.traffic = traffic;
    }

    void ask(SwitchServing request) {
        Neighbour account = scene.neighbour(request.account());
        ModelledSwitch latest = account.serving();
        if (latest == null || latest.order() < request.order()) {
            ModelledSwitch asked = new ModelledSwitch(request, account, this::switched);
            account.serve(asked);
            double u = scene.chance().at(Chance.key(request.account().path()), Purpose.SERVING_SWITCH, request.order());
            scene.agenda().after(scene.scenario().world().servingSwitch().millisAt(u), asked);
        } else {
            latest.askedAgain(request);
        }
    }

    private void switched(SwitchServing request) {
        scene.witness().serving(scene.agenda().now(), request.account(), request.build());
        defects.served(request.account(), request.build());
        traffic.served(request.account(), request.build());
    }
}
