package io.slipway.simulation.world;

import io.slipway.machine.EntityId;
import io.slipway.simulation.fault.Fault.BadSignal;
import io.slipway.simulation.time.Appointment;
import io.slipway.train.TrainCommand;
import java.time.Duration;
import java.util.Optional;

/** How what gates and monitors find reaches the train: at once, unless it is never told, told late, or the opposite is told as well. */
final class Tidings {

    private static final Duration LATE = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMinutes(1);

    private final Scene scene;

    Tidings(Scene scene) {
        this.scene = scene;
    }

    void tell(EntityId from, TrainCommand finding, TrainCommand opposite) {
        Optional<BadSignal.Kind> bad = scene.adversary().signal(scene.agenda().nowMillis());
        if (bad.isEmpty()) {
            deliver(from, finding);
            return;
        }
        switch (bad.get()) {
            case MISSING -> {
                // Nobody hears of it.
            }
            case LATE -> scene.agenda().after(LATE.toMillis(), Appointment.of(() -> deliver(from, finding)));
            case CONTRADICTORY -> {
                deliver(from, finding);
                scene.agenda().after(SOON.toMillis(), Appointment.of(() -> deliver(from, opposite)));
            }
        }
    }

    private void deliver(EntityId from, TrainCommand command) {
        scene.deliver(ModelledWorld.TRAIN, from, command);
    }
}
